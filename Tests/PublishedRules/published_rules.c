#include "published_rules.h"

#include <string.h>

/* ---- A sheet with an answer to every question ---- */

struct sheet {
  int points[MOST_QUESTIONS + 1]; /* by the question's number, from 1 */
  unsigned given;                 /* the answers that are the person's own */
  bool is_form;
  unsigned asked;
  struct {
    unsigned questions;
    int value, band;
    enum truth met;
  } scores[MOST_SCORES];
};

static unsigned bit(int question) { return 1u << (question - 1); }

static void ask(struct sheet *sheet, int first, int last) {
  for (int q = first; q <= last; q++) sheet->asked |= bit(q);
}

/* These questions come only in this case; otherwise they count nothing, whatever is checked. */
static void ask_only_if(struct sheet *sheet, int first, int last, bool is_so) {
  if (is_so) ask(sheet, first, last);
}

/* These questions may be left out but in this case. On a form that answers them all the same, they count. */
static void left_out_unless(struct sheet *sheet, int first, int last, bool is_so) {
  for (int q = first; q <= last; q++)
    if (is_so || (sheet->is_form && sheet->given & bit(q))) ask(sheet, q, q);
}

static int points(const struct sheet *sheet, int question) {
  return sheet->asked & bit(question) ? sheet->points[question] : 0;
}

/* Adds up these questions for a score. */
static int add(struct sheet *sheet, int score, int first, int last) {
  for (int q = first; q <= last; q++) {
    sheet->scores[score].questions |= bit(q);
    sheet->scores[score].value += points(sheet, q);
  }
  return sheet->scores[score].value;
}

static void cut_off(struct sheet *sheet, int score, bool is_met) { sheet->scores[score].met = is_met ? YES : NO; }

/* The band of a score, by the highest value of each band but the last. */
static void bands(struct sheet *sheet, int score, int first, int second, int third, int fourth) {
  int value = sheet->scores[score].value;
  sheet->scores[score].band = (value > first) + (value > second) + (value > third) + (value > fourth);
}

enum { NO_MORE = 1000 };

/* ---- The rules, one a questionnaire ---- */

/* PHQ-9: nine questions of 0 to 3 points, added up to 0-27. The question on difficulty, for those who checked off any
   problem, is not added in.
   Kroenke, Spitzer, Williams 2001: 5, 10, 15, 20 for mild, moderate, moderately severe, severe; 10 or more. */
static void phq9(struct sheet *sheet) {
  ask(sheet, 1, 9);
  int total = add(sheet, 0, 1, 9);
  bands(sheet, 0, 4, 9, 14, 19);
  cut_off(sheet, 0, total >= 10);
  left_out_unless(sheet, 10, 10, total > 0);
}

/* Any answer to question 9 but "not at all", whatever the total; gently after a refusal. */
static void phq9_lines(const int *answers, struct sheet_marks *marks) {
  if (answers[9 - 1] >= 1) marks->crisis |= bit(9);
  if (answers[9 - 1] == REFUSED) marks->support |= bit(9);
}

/* GAD-7: seven questions of 0 to 3 points, added up to 0-21, and the same question on difficulty.
   Spitzer, Kroenke, Williams, Löwe 2006: 5, 10, 15 for mild, moderate, severe; 10 or more. */
static void gad7(struct sheet *sheet) {
  ask(sheet, 1, 7);
  int total = add(sheet, 0, 1, 7);
  bands(sheet, 0, 4, 9, 14, NO_MORE);
  cut_off(sheet, 0, total >= 10);
  left_out_unless(sheet, 8, 8, total > 0);
}

/* PHQ-2 (Kroenke, Spitzer, Williams 2003) and GAD-2 (Kroenke and others 2007): two questions, 3 or more. */
static void two_questions(struct sheet *sheet) {
  ask(sheet, 1, 2);
  cut_off(sheet, 0, add(sheet, 0, 1, 2) >= 3);
}

/* PHQ-4: the GAD-2, then the PHQ-2; each half has its own cut-off, 3 or more.
   Kroenke, Spitzer, Williams, Löwe 2009: the total is 0-2, 3-5 mild, 6-8 moderate, 9-12 severe. */
static void phq4(struct sheet *sheet) {
  ask(sheet, 1, 4);
  add(sheet, 0, 1, 4);
  bands(sheet, 0, 2, 5, 8, NO_MORE);
  cut_off(sheet, 1, add(sheet, 1, 1, 2) >= 3);
  cut_off(sheet, 2, add(sheet, 2, 3, 4) >= 3);
}

/* PHQ, panic questions: four on attacks and eleven on the last bad one. A "no" to the first ends it.
   Spitzer, Kroenke, Williams 1999: all four, and four or more of the eleven. */
static void phq_panic(struct sheet *sheet) {
  ask(sheet, 1, 1);
  ask_only_if(sheet, 2, 15, points(sheet, 1) == 1);
  int about_attacks = add(sheet, 0, 1, 4);
  int signs = add(sheet, 1, 5, 15);
  cut_off(sheet, 0, about_attacks == 4);
  cut_off(sheet, 1, about_attacks == 4 && signs >= 4);
}

/* PC-PTSD-5: a question on an event, which is not counted, and five that come only after a yes to it; without an event
   the score is 0. Prins and others 2016: 3 or more, the value that misses fewest. */
static void pc_ptsd5(struct sheet *sheet) {
  ask(sheet, 1, 1);
  ask_only_if(sheet, 2, 6, points(sheet, 1) == 1);
  cut_off(sheet, 0, add(sheet, 0, 2, 6) >= 3);
}

/* PCL-5: twenty questions of 0 to 4 points, added up to 0-80, and the sums of the clusters B (1-5), C (6-7), D (8-14)
   and E (15-20). Bovin and others 2016: 31 to 33, of which the lowest misses fewest. */
static void pcl5(struct sheet *sheet) {
  ask(sheet, 1, 20);
  cut_off(sheet, 0, add(sheet, 0, 1, 20) >= 31);
  add(sheet, 1, 1, 5);
  add(sheet, 2, 6, 7);
  add(sheet, 3, 8, 14);
  add(sheet, 4, 15, 20);
}

/* Question 16, on doing things that could cause harm, from "moderately" on. */
static void pcl5_lines(const int *answers, struct sheet_marks *marks) {
  if (answers[16 - 1] >= 2) marks->support |= bit(16);
}

/* ASQ: one yes to questions 1 to 4 is a positive screen, and so is a refusal. Then question 5 is asked: yes is an acute
   positive screen. NIMH ASQ Toolkit. */
static void asq(struct sheet *sheet) {
  ask(sheet, 1, 4);
  int positive = add(sheet, 0, 1, 4);
  cut_off(sheet, 0, positive >= 1);
  left_out_unless(sheet, 5, 5, positive >= 1);
  cut_off(sheet, 1, add(sheet, 1, 5, 5) >= 1);
}

/* Every yes; and refusals, gently for what is past. A question 5 that was not asked after all tells nothing. */
static void asq_lines(const int *answers, struct sheet_marks *marks) {
  for (int q = 1; q <= 5; q++) {
    if (!((marks->asked | marks->perhaps_asked) & bit(q))) continue;
    if (answers[q - 1] == 1 || (q == 5 && answers[q - 1] == REFUSED)) marks->crisis |= bit(q);
    if (q < 5 && answers[q - 1] == REFUSED) marks->support |= bit(q);
  }
}

/* AUDIT: ten questions of 0 to 4 points, added up to 0-40; the last two give 0, 2 or 4. "Never" to the first leads to
   question 9, and so do no points for the second and third.
   Babor and others 2001: zones from 0, 8, 16, 20. Saunders and others 1993: 8 or more. */
static void audit(struct sheet *sheet) {
  ask(sheet, 1, 1);
  bool drinks = points(sheet, 1) > 0;
  left_out_unless(sheet, 2, 3, drinks);
  left_out_unless(sheet, 4, 8, drinks && points(sheet, 2) + points(sheet, 3) > 0);
  ask(sheet, 9, 10);
  int total = add(sheet, 0, 1, 10);
  bands(sheet, 0, 7, 15, 19, NO_MORE);
  cut_off(sheet, 0, total >= 8);
}

/* AUDIT-C: the first three questions, added up to 0-12. Bradley and others 2003: 3 or more (for women; 4 for men, Bush
   and others 1998), the value that misses fewest. */
static void audit_c(struct sheet *sheet) {
  ask(sheet, 1, 1);
  left_out_unless(sheet, 2, 3, points(sheet, 1) > 0);
  cut_off(sheet, 0, add(sheet, 0, 1, 3) >= 3);
}

/* DAST-10: ten questions, a point for each yes, but for question 3 a point for no. Whoever used nothing has 0 points.
   Skinner 1982: 0, 1-2 low, 3-5 moderate, 6-8 substantial, 9-10 severe. Yudko and others 2007: 3 or more. */
static void dast10(struct sheet *sheet) {
  ask(sheet, 1, 1);
  left_out_unless(sheet, 2, 10, points(sheet, 1) == 1);
  int total = add(sheet, 0, 1, 10);
  bands(sheet, 0, 0, 2, 5, 8);
  cut_off(sheet, 0, total >= 3);
}

/* One question for a number of times. Smith and others 2009 (alcohol) and 2010 (drugs): once or more. */
static void single_number(struct sheet *sheet) {
  ask(sheet, 1, 1);
  cut_off(sheet, 0, add(sheet, 0, 1, 1) >= 1);
}

/* The checklists, which measure nothing: signs are counted, and no cut-off or band is published. */
static void signs(struct sheet *sheet, int count) {
  ask(sheet, 1, count);
  add(sheet, 0, 1, count);
}
static void signs_1(struct sheet *sheet) { signs(sheet, 1); }
static void signs_6(struct sheet *sheet) { signs(sheet, 6); }
static void signs_8(struct sheet *sheet) { signs(sheet, 8); }
static void signs_11(struct sheet *sheet) { signs(sheet, 11); }

/* The sign that is about thoughts of self-harm: a yes; gently after a refusal. */
static void self_harm_lines(const int *answers, struct sheet_marks *marks, int question) {
  if (answers[question - 1] == 1) marks->crisis |= bit(question);
  if (answers[question - 1] == REFUSED) marks->support |= bit(question);
}
static void mood_lines(const int *answers, struct sheet_marks *marks) { self_harm_lines(answers, marks, 8); }
static void thoughts_lines(const int *answers, struct sheet_marks *marks) { self_harm_lines(answers, marks, 1); }

/* ---- The questions, by the points printed beside their boxes ---- */

#define OFTEN "0123"
#define MUCH "01234"
#define UNSCORED "0000"
#define NO_YES "01"
#define NO_YES_REVERSED "10"
#define NOT_LATELY "024"

static const struct rule rules[] = {
  {.id = "phq-9", .questions = 10, .alike = "aaaaaaaabc", .scores = 1, .read = phq9, .lines = phq9_lines,
   .boxes = {OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, UNSCORED},
   .bands = {{"minimal or none", "mild", "moderate", "moderately severe", "severe"}}},
  {.id = "gad-7", .questions = 8, .alike = "aaaaaaab", .scores = 1, .read = gad7,
   .boxes = {OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, UNSCORED},
   .bands = {{"minimal", "mild", "moderate", "severe"}}},
  {.id = "phq-2", .questions = 2, .alike = "aa", .scores = 1, .read = two_questions, .boxes = {OFTEN, OFTEN}},
  {.id = "gad-2", .questions = 2, .alike = "aa", .scores = 1, .read = two_questions, .boxes = {OFTEN, OFTEN}},
  {.id = "phq-4", .questions = 4, .alike = "aabb", .scores = 3, .read = phq4, .boxes = {OFTEN, OFTEN, OFTEN, OFTEN},
   .bands = {{"minimal or none", "mild", "moderate", "severe"}}},
  {.id = "phq-panic", .questions = 15, .alike = "abbbccccccccccc", .scores = 2, .read = phq_panic,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES,
             NO_YES, NO_YES}},
  {.id = "pc-ptsd-5", .questions = 6, .alike = "abbbbb", .scores = 1, .read = pc_ptsd5,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "pcl-5", .questions = 20, .alike = "aaaaabbcccccccdedddd", .scores = 5, .read = pcl5, .lines = pcl5_lines,
   .boxes = {MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH,
             MUCH, MUCH}},
  {.id = "asq", .questions = 5, .alike = "abcde", .scores = 2, .read = asq, .lines = asq_lines, .refusal_counts_most = true,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "audit", .questions = 10, .alike = "abbcccccdd", .scores = 1, .read = audit,
   .boxes = {MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, NOT_LATELY, NOT_LATELY},
   .bands = {{"zone I", "zone II", "zone III", "zone IV"}}},
  {.id = "audit-interview", .questions = 10, .alike = "abbcccccdd", .scores = 1, .read = audit,
   .boxes = {MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, NOT_LATELY, NOT_LATELY},
   .bands = {{"zone I", "zone II", "zone III", "zone IV"}}},
  {.id = "audit-c", .questions = 3, .alike = "abb", .scores = 1, .read = audit_c, .boxes = {MUCH, MUCH, MUCH}},
  {.id = "dast-10", .questions = 10, .alike = "abcbbbbbbb", .scores = 1, .read = dast10,
   .boxes = {NO_YES, NO_YES, NO_YES_REVERSED, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES},
   .bands = {{"no problems reported", "low level", "moderate level", "substantial level", "severe level"}}},
  {.id = "alcohol-use", .questions = 1, .alike = "a", .scores = 1, .read = single_number, .highest_number = 366},
  {.id = "drug-use", .questions = 1, .alike = "a", .scores = 1, .read = single_number, .highest_number = 9999},
  {.id = "checklist-mood", .questions = 8, .alike = "aaaaaaab", .scores = 1, .read = signs_8, .lines = mood_lines,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "checklist-anxiety", .questions = 6, .alike = "aaaaaa", .scores = 1, .read = signs_6,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "checklist-trauma", .questions = 6, .alike = "aaaaaa", .scores = 1, .read = signs_6,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "checklist-substance-use", .questions = 11, .alike = "aaaaaaaaaaa", .scores = 1, .read = signs_11,
   .boxes = {NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES, NO_YES}},
  {.id = "thoughts-of-self-harm", .questions = 1, .alike = "a", .scores = 1, .read = signs_1, .lines = thoughts_lines,
   .boxes = {NO_YES}},
  {.id = "high-energy", .questions = 1, .alike = "a", .scores = 1, .read = signs_1, .boxes = {NO_YES}},
  {.id = "avoidance", .questions = 1, .alike = "a", .scores = 1, .read = signs_1, .boxes = {NO_YES}},
};

const struct rule *published_rule(int index) {
  return index < (int)(sizeof rules / sizeof *rules) ? &rules[index] : NULL;
}

int box_count(const struct rule *rule, int question) {
  const char *boxes = rule->boxes[question - 1];
  return boxes ? (int)strlen(boxes) : 0;
}

const char *band_name(const struct rule *rule, int score, int band) { return rule->bands[score][band]; }

/* ---- Open sheets ---- */

static int most_points(const struct rule *rule, int question) {
  const char *box = rule->boxes[question - 1];
  int most = 0;
  if (!box) return rule->highest_number;
  for (; *box; box++)
    if (*box - '0' > most) most = *box - '0';
  return most;
}

/* Reads the sheet with every blank filled in: with the most points or with none, which every question offers. */
static void read_filled(const struct rule *rule, const int *answers, bool with_most, struct sheet *sheet) {
  for (int q = 1; q <= rule->questions; q++) {
    int answer = answers[q - 1];
    bool counts_most = rule->refusal_counts_most && answer == REFUSED;
    if (answer >= 0 || counts_most) sheet->given |= bit(q);
    if (answer >= 0)
      sheet->points[q] = rule->boxes[q - 1] ? rule->boxes[q - 1][answer] - '0' : answer;
    else
      sheet->points[q] = with_most || counts_most ? most_points(rule, q) : 0;
  }
  for (int s = 0; s < rule->scores; s++) {
    sheet->scores[s].met = NOT_PUBLISHED;
    sheet->scores[s].band = -1;
  }
  rule->read(sheet);
}

void read_sheet(
  const struct rule *rule, const int *answers, bool is_form, struct sheet_score *scores, struct sheet_marks *marks) {
  struct sheet low = {.is_form = is_form}, high = {.is_form = is_form};
  read_filled(rule, answers, false, &low);
  read_filled(rule, answers, true, &high);
  marks->asked = low.asked & high.asked;
  marks->perhaps_asked = low.asked ^ high.asked;
  marks->crisis = marks->support = 0;
  for (int s = 0; s < rule->scores; s++) {
    unsigned questions = low.scores[s].questions;
    unsigned open = (marks->asked & ~low.given) | marks->perhaps_asked;
    scores[s] = (struct sheet_score){
      .low = low.scores[s].value,
      .high = high.scores[s].value,
      .complete = !(questions & open),
      .band = low.scores[s].band == high.scores[s].band ? low.scores[s].band : -1,
      .met = low.scores[s].met == high.scores[s].met ? low.scores[s].met : PERHAPS,
    };
  }
  if (rule->lines) rule->lines(answers, marks);
}
