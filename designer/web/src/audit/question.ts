/** What entries of the record are looked for; it is kept in the address of the page, so that it can be handed on. */

export interface Question {
  who: string;
  what: string;
  subject: string;
  /** Days such as `2026-03-02`, both included, in the zone of this browser. */
  first: string;
  last: string;
}

export const EVERYTHING: Question = { who: "", what: "", subject: "", first: "", last: "" };

const NAMES = ["who", "what", "subject", "first", "last"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readQuestion(search: string): Question {
  const given = new URLSearchParams(search);
  const question = { ...EVERYTHING };
  for (const name of NAMES) question[name] = given.get(name) ?? "";
  for (const name of ["first", "last"] as const) if (!DAY.test(question[name])) question[name] = "";
  return question;
}

export function writeQuestion(question: Question): string {
  return new URLSearchParams(
    NAMES.flatMap((name) => (question[name] ? [[name, question[name]]] : [])),
  ).toString();
}

/** As the server is asked: days become moments. */
export function askedOf({ who, what, subject, first, last }: Question): Record<string, string> {
  const asked: Record<string, string> = {};
  if (who) asked.who = who;
  if (what) asked.what = what;
  if (subject.trim()) asked.subject = subject.trim();
  if (first) asked.since = beginOf(first, 0);
  if (last) asked.until = beginOf(last, 1);
  return asked;
}

function beginOf(day: string, later: number): string {
  const begin = new Date(`${day}T00:00:00`);
  begin.setDate(begin.getDate() + later);
  return begin.toISOString();
}
