# SPDX-FileCopyrightText: The Coxa authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Turns SQL into lines of a C string, without its comments.
s/--.*$//
s/[ \t]*$//
/^$/d
s/\\/\\\\/g
s/"/\\"/g
s/^.*$/"&\\n"/
