/* SPDX-FileCopyrightText: The Coxa authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "coxa-expression.h"

#include <math.h>
#include <string.h>

#include "coxa-ruleset.h"

#define STACK_DEPTH 32
#define STEPS_MAX 1024 /* ten times the longest rule */

typedef enum {
  SIDE_THIS,
  SIDE_OTHER,
  SIDE_LEFT,
  SIDE_RIGHT,
} Place;

typedef enum {
  OP_NUMBER,
  OP_READING,
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_NEGATE,
  OP_ABS,
  OP_MIN,
  OP_MAX,
  OP_LESS,
  OP_LESS_EQUAL,
  OP_EQUAL,
  OP_AND,
  OP_OR,
  OP_NOT,
  OP_IF,
  OP_KNOWN,
  OP_EXACT,
  OP_GIVEN,
  OP_PLAIN,
  OP_LOWER,
  OP_DEFICIT,
} Operation;

typedef struct {
  guint8 operation;
  guint8 place;
  guint16 slot; /* of a reading; how many steps OP_GIVEN leaps over */
  double number;
} Step;

typedef struct {
  guint16 slot;
  guint8 place;
} Input;

struct _CoxaExpression {
  GArray *steps;  /* of Step, in reverse Polish order */
  GArray *inputs; /* of Input, each once, in order of appearance */
};

/* ---- Evaluation ---- */

static CoxaRange
truth (gboolean certainly, gboolean possibly)
{
  return (CoxaRange){ .lo = certainly ? 1 : 0, .hi = possibly ? 1 : 0 };
}

/* An answer never given may be yes or no; a number never read may be anything. */
static CoxaRange
as_truth (CoxaRange range)
{
  return (CoxaRange){ .lo = CLAMP (range.lo, 0, 1), .hi = CLAMP (range.hi, 0, 1) };
}

static gboolean
same_method (CoxaRange a, CoxaRange b)
{
  return a.method == 0 || b.method == 0 || a.method == b.method;
}

/* What is beyond all numbers, or none, is not known. */
static CoxaRange
combine (CoxaRange a, CoxaRange b, double lo, double hi)
{
  if (!(lo < INFINITY && hi > -INFINITY))
    return coxa_range_unknown ();
  return (CoxaRange){ .lo = coxa_range_settle (lo),
                      .hi = coxa_range_settle (hi),
                      .method = a.method ? a.method : b.method };
}

static CoxaRange
multiply (CoxaRange a, CoxaRange b)
{
  if (!coxa_range_is_point (a) || !coxa_range_is_point (b))
    return coxa_range_unknown ();
  return combine (a, b, a.lo * b.lo, a.lo * b.lo);
}

static CoxaRange
divide (CoxaRange a, CoxaRange b)
{
  if (!coxa_range_is_point (a) || !coxa_range_is_point (b) || b.lo == 0)
    return coxa_range_unknown ();
  return combine (a, b, a.lo / b.lo, a.lo / b.lo);
}

static CoxaRange
absolute (CoxaRange a)
{
  double lo = a.lo <= 0 && a.hi >= 0 ? 0 : MIN (fabs (a.lo), fabs (a.hi));

  return (CoxaRange){ .lo = lo, .hi = MAX (fabs (a.lo), fabs (a.hi)), .method = a.method };
}

/* patterns.md 9.6: 100 x (other - this) / larger, 0 when negative. */
static CoxaRange
deficit (CoxaRange this, CoxaRange other)
{
  double larger = MAX (this.lo, other.lo);

  if (!coxa_range_is_point (this) || !coxa_range_is_point (other) || larger <= 0 ||
      !same_method (this, other))
    return coxa_range_unknown ();
  return coxa_range_point (coxa_range_settle (MAX (0, 100 * (other.lo - this.lo) / larger)));
}

static CoxaRange
lower_known (CoxaRange a, CoxaRange b)
{
  if (!coxa_range_is_point (a))
    return b;
  if (!coxa_range_is_point (b))
    return a;
  return a.lo <= b.lo ? a : b;
}

static CoxaRange
choose (CoxaRange condition, CoxaRange yes, CoxaRange no)
{
  if (coxa_range_is_true (condition))
    return yes;
  if (coxa_range_is_false (condition))
    return no;
  return combine (yes, no, MIN (yes.lo, no.lo), MAX (yes.hi, no.hi));
}

static CoxaRange
apply_two (Operation operation, CoxaRange a, CoxaRange b)
{
  switch (operation) {
  case OP_MULTIPLY:
    return multiply (a, b);
  case OP_DIVIDE:
    return divide (a, b);
  case OP_LOWER:
    return lower_known (a, b);
  case OP_DEFICIT:
    return deficit (a, b);
  case OP_AND:
    a = as_truth (a);
    b = as_truth (b);
    return truth (a.lo >= 1 && b.lo >= 1, a.hi >= 1 && b.hi >= 1);
  case OP_OR:
    a = as_truth (a);
    b = as_truth (b);
    return truth (a.lo >= 1 || b.lo >= 1, a.hi >= 1 || b.hi >= 1);
  default:
    break;
  }

  if (!same_method (a, b))
    return coxa_range_unknown ();
  switch (operation) {
  case OP_ADD:
    return combine (a, b, a.lo + b.lo, a.hi + b.hi);
  case OP_SUBTRACT:
    return combine (a, b, a.lo - b.hi, a.hi - b.lo);
  case OP_MIN:
    return combine (a, b, MIN (a.lo, b.lo), MIN (a.hi, b.hi));
  case OP_MAX:
    return combine (a, b, MAX (a.lo, b.lo), MAX (a.hi, b.hi));
  case OP_LESS:
    return truth (a.hi < b.lo, a.lo < b.hi);
  case OP_LESS_EQUAL:
    return truth (a.hi <= b.lo, a.lo <= b.hi);
  case OP_EQUAL:
    return truth (coxa_range_is_point (a) && a.lo == b.lo && a.hi == b.hi,
                  a.lo <= b.hi && b.lo <= a.hi);
  default:
    g_assert_not_reached ();
  }
}

static CoxaRange
apply_one (Operation operation, CoxaRange a)
{
  switch (operation) {
  case OP_NEGATE:
    return (CoxaRange){ .lo = -a.hi, .hi = -a.lo, .method = a.method };
  case OP_ABS:
    return absolute (a);
  case OP_NOT:
    a = as_truth (a);
    return (CoxaRange){ .lo = 1 - a.hi, .hi = 1 - a.lo };
  case OP_KNOWN:
    return coxa_range_point (coxa_range_is_point (a));
  case OP_EXACT:
    return coxa_range_is_point (a) ? a : coxa_range_unknown ();
  case OP_PLAIN:
    return (CoxaRange){ .lo = a.lo, .hi = a.hi };
  default:
    g_assert_not_reached ();
  }
}

static guint
resolve_side (Place place, guint side)
{
  switch (place) {
  case SIDE_THIS:
    return side;
  case SIDE_OTHER:
    return 1 - side;
  case SIDE_LEFT:
    return 0;
  case SIDE_RIGHT:
  default:
    return 1;
  }
}

CoxaRange
coxa_expression_evaluate (const CoxaExpression *self, const CoxaRange (*readings)[2], guint side)
{
  CoxaRange stack[STACK_DEPTH];
  const Step *steps = (const Step *) self->steps->data;
  guint depth = 0;

  /* most rules look at one reading */
  if (self->steps->len == 1 && steps->operation == OP_READING)
    return readings[steps->slot][resolve_side (steps->place, side)];
  for (const Step *step = steps; step < steps + self->steps->len; step++) {
    switch (step->operation) {
    case OP_NUMBER:
      stack[depth++] = (CoxaRange){ .lo = step->number, .hi = step->number };
      break;
    case OP_READING:
      stack[depth++] = readings[step->slot][resolve_side (step->place, side)];
      break;
    case OP_NEGATE:
    case OP_ABS:
    case OP_NOT:
    case OP_KNOWN:
    case OP_EXACT:
    case OP_PLAIN:
      stack[depth - 1] = apply_one (step->operation, stack[depth - 1]);
      break;
    case OP_GIVEN:
      if (coxa_range_is_true (stack[depth - 1])) {
        depth--;
      } else {
        stack[depth - 1] = coxa_range_unknown ();
        step += step->slot;
      }
      break;
    case OP_IF:
      depth -= 2;
      stack[depth - 1] = choose (stack[depth - 1], stack[depth], stack[depth + 1]);
      break;
    default:
      depth--;
      stack[depth - 1] = apply_two (step->operation, stack[depth - 1], stack[depth]);
    }
  }
  return stack[0];
}

/* ---- Compilation ---- */

typedef struct {
  const char *start;
  const char *at;
  const CoxaSlots *slots;
  CoxaExpression *expression;
  Place place;
  guint depth;   /* of the evaluation stack */
  guint nesting; /* of the text */
  int last_slot; /* whose list of values gives words such as "4-" their number */
} Parser;

static gboolean parse_or (Parser *parser, GError **error);

static gboolean
fail (Parser *parser, GError **error, const char *why)
{
  g_set_error (error, COXA_ENGINE_ERROR, COXA_ENGINE_ERROR_INVALID, "%s at “%s”", why,
               *parser->at ? parser->at : "the end");
  return FALSE;
}

static gboolean
emit (Parser *parser, Step step, int growth, GError **error)
{
  parser->depth += growth;
  if (parser->depth > STACK_DEPTH)
    return fail (parser, error, "the expression is too deep");
  if (parser->expression->steps->len == STEPS_MAX)
    return fail (parser, error, "the expression is too long");
  step.number = coxa_range_settle (step.number);
  g_array_append_val (parser->expression->steps, step);
  return TRUE;
}

static gboolean
emit_operation (Parser *parser, Operation operation, int growth, GError **error)
{
  return emit (parser, (Step){ .operation = operation }, growth, error);
}

static void
skip_space (Parser *parser)
{
  while (*parser->at == ' ')
    parser->at++;
}

static gboolean
accept_symbol (Parser *parser, const char *symbol)
{
  skip_space (parser);
  if (!g_str_has_prefix (parser->at, symbol))
    return FALSE;
  parser->at += strlen (symbol);
  return TRUE;
}

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static char *
dup_word (Parser *parser)
{
  const char *start;

  skip_space (parser);
  start = parser->at;
  if (!g_ascii_isalpha (*start))
    return NULL;
  while (is_word_character (*parser->at))
    parser->at++;
  return g_strndup (start, parser->at - start);
}

static gboolean
accept_word (Parser *parser, const char *word)
{
  gsize length = strlen (word);

  skip_space (parser);
  if (strncmp (parser->at, word, length) != 0 || is_word_character (parser->at[length]))
    return FALSE;
  parser->at += length;
  return TRUE;
}

static gboolean
expect_symbol (Parser *parser, const char *symbol, GError **error)
{
  g_autofree char *why = NULL;

  if (accept_symbol (parser, symbol))
    return TRUE;
  why = g_strdup_printf ("“%s” is missing", symbol);
  return fail (parser, error, why);
}

static void
note_input (Parser *parser, Input input)
{
  GArray *inputs = parser->expression->inputs;

  for (guint i = 0; i < inputs->len; i++) {
    const Input *seen = &g_array_index (inputs, Input, i);

    if (seen->slot == input.slot && seen->place == input.place)
      return;
  }
  g_array_append_val (inputs, input);
}

static gboolean
parse_reading (Parser *parser, const char *name, GError **error)
{
  g_autofree char *qualifier = NULL;
  int slot;

  if (accept_symbol (parser, "[")) {
    qualifier = dup_word (parser);
    if (!qualifier)
      return fail (parser, error, "a name is missing");
    if (!expect_symbol (parser, "]", error))
      return FALSE;
  }

  slot = parser->slots->find_slot (parser->slots->data, name, qualifier, error);
  if (slot < 0)
    return FALSE;
  parser->last_slot = slot;
  note_input (parser, (Input){ .slot = (guint16) slot, .place = parser->place });
  return emit (parser,
               (Step){ .operation = OP_READING, .place = parser->place, .slot = (guint16) slot }, 1,
               error);
}

static Place
turned (Place place)
{
  static const Place other[] = { SIDE_OTHER, SIDE_THIS, SIDE_RIGHT, SIDE_LEFT };

  return other[place];
}

/* Compiles what stands at @from as read at @place. */
static gboolean
parse_at (Parser *parser, const char *from, Place place, GError **error)
{
  Place before = parser->place;
  gboolean parsed;

  parser->at = from;
  parser->place = place;
  parsed = parse_or (parser, error);
  parser->place = before;
  return parsed;
}

/* One argument, compiled for two places and joined by @operation. */
static gboolean
parse_pair (Parser *parser, Place first, Place second, Operation operation, GError **error)
{
  const char *from = parser->at;

  return parse_at (parser, from, first, error) && parse_at (parser, from, second, error) &&
         emit_operation (parser, operation, -1, error) && expect_symbol (parser, ")", error);
}

/* Counting is adding truths; `and 1` turns an unread answer into a range from 0 to 1. */
static gboolean
parse_count (Parser *parser, GError **error)
{
  guint n = 0;

  do {
    if (!parse_or (parser, error) ||
        !emit (parser, (Step){ .operation = OP_NUMBER, .number = 1 }, 1, error) ||
        !emit_operation (parser, OP_AND, -1, error) ||
        (n++ > 0 && !emit_operation (parser, OP_ADD, -1, error)))
      return FALSE;
  } while (accept_symbol (parser, ","));
  return expect_symbol (parser, ")", error);
}

static gboolean
parse_arguments (Parser *parser, guint n, Operation operation, GError **error)
{
  for (guint i = 0; i < n; i++)
    if ((i > 0 && !expect_symbol (parser, ",", error)) || !parse_or (parser, error))
      return FALSE;
  return emit_operation (parser, operation, 1 - (int) n, error) &&
         expect_symbol (parser, ")", error);
}

/* What need not be looked at is leapt over; the leap is known when its end is. */
static gboolean
parse_given (Parser *parser, GError **error)
{
  GArray *steps = parser->expression->steps;
  guint from;

  if (!parse_or (parser, error) || !expect_symbol (parser, ",", error) ||
      !emit_operation (parser, OP_GIVEN, -1, error))
    return FALSE;
  from = steps->len;
  if (!parse_or (parser, error))
    return FALSE;
  g_array_index (steps, Step, from - 1).slot = (guint16) (steps->len - from);
  return expect_symbol (parser, ")", error);
}

static gboolean
parse_call (Parser *parser, const char *name, GError **error)
{
  static const struct {
    const char *name;
    guint n;
    Operation operation;
  } plain[] = {
    { "abs", 1, OP_ABS },      { "min", 2, OP_MIN },     { "max", 2, OP_MAX },
    { "known", 1, OP_KNOWN },  { "exact", 1, OP_EXACT }, { "if", 3, OP_IF },
    { "number", 1, OP_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (name, plain[i].name))
      return parse_arguments (parser, plain[i].n, plain[i].operation, error);

  if (g_str_equal (name, "given"))
    return parse_given (parser, error);
  if (g_str_equal (name, "count"))
    return parse_count (parser, error);
  if (g_str_equal (name, "either"))
    return parse_pair (parser, SIDE_LEFT, SIDE_RIGHT, OP_OR, error);
  if (g_str_equal (name, "lower"))
    return parse_pair (parser, SIDE_LEFT, SIDE_RIGHT, OP_LOWER, error);
  if (g_str_equal (name, "deficit"))
    return parse_pair (parser, parser->place, turned (parser->place), OP_DEFICIT, error);
  if (g_str_equal (name, "other"))
    return parse_at (parser, parser->at, turned (parser->place), error) &&
           expect_symbol (parser, ")", error);
  if (g_str_equal (name, "left") || g_str_equal (name, "right"))
    return parse_at (parser, parser->at, *name == 'l' ? SIDE_LEFT : SIDE_RIGHT, error) &&
           expect_symbol (parser, ")", error);
  return fail (parser, error, "there is no such function");
}

static gboolean
parse_number (Parser *parser, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (parser->at, &end);

  if (end == parser->at || !isfinite (number))
    return fail (parser, error, "a number or a name is missing");
  parser->at = end;
  return emit (parser, (Step){ .operation = OP_NUMBER, .number = number }, 1, error);
}

static gboolean
parse_primary (Parser *parser, GError **error)
{
  g_autofree char *word = NULL;

  if (accept_symbol (parser, "("))
    return parse_or (parser, error) && expect_symbol (parser, ")", error);

  word = dup_word (parser);
  if (!word)
    return parse_number (parser, error);
  if (g_str_equal (word, "yes") || g_str_equal (word, "no"))
    return emit (parser, (Step){ .operation = OP_NUMBER, .number = *word == 'y' }, 1, error);
  if (accept_symbol (parser, "("))
    return parse_call (parser, word, error);
  return parse_reading (parser, word, error);
}

static gboolean
parse_unary (Parser *parser, GError **error)
{
  if (!accept_symbol (parser, "-"))
    return parse_primary (parser, error);
  return parse_primary (parser, error) && emit_operation (parser, OP_NEGATE, 0, error);
}

static gboolean
parse_product (Parser *parser, GError **error)
{
  if (!parse_unary (parser, error))
    return FALSE;
  for (;;) {
    Operation operation;

    if (accept_symbol (parser, "*"))
      operation = OP_MULTIPLY;
    else if (accept_symbol (parser, "/"))
      operation = OP_DIVIDE;
    else
      return TRUE;
    if (!parse_unary (parser, error) || !emit_operation (parser, operation, -1, error))
      return FALSE;
  }
}

static gboolean
parse_sum (Parser *parser, GError **error)
{
  if (!parse_product (parser, error))
    return FALSE;
  for (;;) {
    Operation operation;

    if (accept_symbol (parser, "+"))
      operation = OP_ADD;
    else if (accept_symbol (parser, "-"))
      operation = OP_SUBTRACT;
    else
      return TRUE;
    if (!parse_product (parser, error) || !emit_operation (parser, operation, -1, error))
      return FALSE;
  }
}

/* Words of an ordered list, such as "4-" of the manual muscle test, stand after a comparison. */
static gboolean
parse_listed_value (Parser *parser, gboolean *found_out, GError **error)
{
  const char *end;
  g_autofree char *word = NULL;
  int value;

  *found_out = FALSE;
  skip_space (parser);
  end = parser->at + strcspn (parser->at, " ),");
  word = g_strndup (parser->at, end - parser->at);
  if (parser->last_slot < 0 || !parser->slots->find_value)
    return TRUE;
  value = parser->slots->find_value (parser->slots->data, parser->last_slot, word);
  if (value < 0)
    return TRUE;

  parser->at = end;
  *found_out = TRUE;
  return emit (parser, (Step){ .operation = OP_NUMBER, .number = value }, 1, error);
}

static gboolean
parse_compared (Parser *parser, Operation operation, gboolean negated, GError **error)
{
  gboolean listed;

  if (!parse_listed_value (parser, &listed, error) || (!listed && !parse_sum (parser, error)))
    return FALSE;
  return emit_operation (parser, operation, -1, error) &&
         (!negated || emit_operation (parser, OP_NOT, 0, error));
}

static gboolean
parse_comparison (Parser *parser, GError **error)
{
  parser->last_slot = -1;
  if (!parse_sum (parser, error))
    return FALSE;
  /* a > b is not (a <= b): true of unknown ranges too */
  if (accept_symbol (parser, "<="))
    return parse_compared (parser, OP_LESS_EQUAL, FALSE, error);
  if (accept_symbol (parser, ">="))
    return parse_compared (parser, OP_LESS, TRUE, error);
  if (accept_symbol (parser, "<"))
    return parse_compared (parser, OP_LESS, FALSE, error);
  if (accept_symbol (parser, ">"))
    return parse_compared (parser, OP_LESS_EQUAL, TRUE, error);
  if (accept_symbol (parser, "="))
    return parse_compared (parser, OP_EQUAL, FALSE, error);
  return TRUE;
}

static gboolean
parse_not (Parser *parser, GError **error)
{
  gboolean negated = FALSE;

  while (accept_word (parser, "not"))
    negated = !negated;
  return parse_comparison (parser, error) &&
         (!negated || emit_operation (parser, OP_NOT, 0, error));
}

static gboolean
parse_and (Parser *parser, GError **error)
{
  if (!parse_not (parser, error))
    return FALSE;
  while (accept_word (parser, "and"))
    if (!parse_not (parser, error) || !emit_operation (parser, OP_AND, -1, error))
      return FALSE;
  return TRUE;
}

static gboolean
parse_or (Parser *parser, GError **error)
{
  if (++parser->nesting > STACK_DEPTH)
    return fail (parser, error, "the expression is too deep");
  if (!parse_and (parser, error))
    return FALSE;
  while (accept_word (parser, "or"))
    if (!parse_and (parser, error) || !emit_operation (parser, OP_OR, -1, error))
      return FALSE;
  parser->nesting--;
  return TRUE;
}

/**
 * coxa_expression_new:
 *
 * Returns: (transfer full): the compiled expression, or %NULL with the place of the mistake
 */
CoxaExpression *
coxa_expression_new (const char *text, const CoxaSlots *slots, GError **error)
{
  g_autoptr (CoxaExpression) self = g_new0 (CoxaExpression, 1);
  Parser parser = { .start = text, .at = text, .slots = slots, .expression = self };

  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->inputs = g_array_new (FALSE, FALSE, sizeof (Input));
  parser.last_slot = -1;
  if (!parse_or (&parser, error))
    return NULL;
  skip_space (&parser);
  if (*parser.at) {
    fail (&parser, error, "an operator is missing");
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
coxa_expression_free (CoxaExpression *self)
{
  g_array_unref (self->steps);
  g_array_unref (self->inputs);
  g_free (self);
}

guint
coxa_expression_count_inputs (const CoxaExpression *self)
{
  return self->inputs->len;
}

/**
 * coxa_expression_get_input:
 *
 * Returns: the slot of the @index-th reading that the expression uses
 */
guint
coxa_expression_get_input (const CoxaExpression *self, guint index)
{
  return g_array_index (self->inputs, Input, index).slot;
}

/**
 * coxa_expression_get_input_side:
 *
 * Returns: 0 left, 1 right: whose reading the @index-th one is when @side is judged
 */
guint
coxa_expression_get_input_side (const CoxaExpression *self, guint index, guint side)
{
  return resolve_side (g_array_index (self->inputs, Input, index).place, side);
}
