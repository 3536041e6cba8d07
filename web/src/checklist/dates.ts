/** Moments in milliseconds as the language of the page writes them, in the reader's time zone. */
import { language, say } from '../words.ts';

/** Day and time: when an answer was given. */
export function time(at: number): string {
  return new Date(at).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
}

export function day(at: number): string {
  return new Date(at).toLocaleDateString(language(), { dateStyle: 'medium' });
}

/** The day without its year. */
export function shortDay(at: number): string {
  const month = say('date.month-style') === 'numeric' ? 'numeric' : 'short';
  return new Date(at).toLocaleDateString(language(), { month, day: 'numeric' });
}

/** The time, after the day where that is not today. */
export function clock(at: number): string {
  const date = new Date(at);
  const said = date.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString() ? said : `${shortDay(at)} ${said}`;
}
