/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands before the system's header in every layer but `store`. */
#error "SQL lives in src/store and nowhere else"
