/*
 * The published rules of the questionnaires, written from the papers and manuals named in published_rules.c.
 *
 * Shares nothing with the program: it reads no questionnaire file, and says each rule as its paper says it, of a sheet
 * on which every question has an answer. What is blank is then filled in twice, with the fewest and with the most
 * points, and what both sheets agree on is what the open sheet says.
 */
#pragma once
#include <stdbool.h>

enum {
  /* An answer is the place of the box that is checked, 0 for the first; or a number, where the question takes one. */
  BLANK = -1,
  REFUSED = -2, /* "prefer not to say" */

  MOST_QUESTIONS = 20,
  MOST_SCORES = 5,
};

enum truth { NO, YES, PERHAPS, NOT_PUBLISHED };

/* What a sheet says of one score. */
struct sheet_score {
  int low, high; /* what the total can still be */
  bool complete; /* whether it has every answer that it needs */
  int band;      /* counted from 0 at the lowest; -1 where low and high lie in two, or none is published */
  enum truth met;
};

/* What a sheet says of its questions, each a bit, the first the lowest. */
struct sheet_marks {
  unsigned asked;         /* the rule asks it, or a form answers it and the rule counts that */
  unsigned perhaps_asked; /* that hangs on a question without an answer */
  unsigned crisis;        /* answered with thoughts of suicide or self-harm */
  unsigned support;       /* answered so that the lines are shown gently */
};

struct sheet;

struct rule {
  const char *id;
  int questions;
  /* For each question the points printed beside its boxes; where there is none, the question takes a number. */
  const char *boxes[MOST_QUESTIONS];
  int highest_number;
  /* A letter for each question: the rule treats those with the same letter alike, so that it is the same whichever of
     them has which answer. */
  const char *alike;
  int scores;
  /* The names of each score's bands, the lowest first. */
  const char *bands[MOST_SCORES][6];
  bool refusal_counts_most;
  void (*read)(struct sheet *);
  void (*lines)(const int *answers, struct sheet_marks *);
};

/* The rule at this place, from 0; NULL after the last. */
const struct rule *published_rule(int index);

/* The number of boxes of a question, counted from 1; 0 where it takes a number. */
int box_count(const struct rule *rule, int question);

/* The name of a score's band, both counted from 0; NULL where there is none. */
const char *band_name(const struct rule *rule, int score, int band);

/* Reads a sheet with one answer for each question: a filled-in form, or the answers of somebody who was asked. */
void read_sheet(
  const struct rule *rule, const int *answers, bool is_form, struct sheet_score *scores, struct sheet_marks *marks);
