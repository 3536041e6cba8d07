/** The page's one polite status region; at most one utterance a second, the newest count only. */
import { say, unstopped } from '../words.ts';

const GAP = 1000;

export interface Announcer {
  readonly say: (message: string) => void;
  /** A count that is replaced by the next one until it is said. */
  readonly count: (message: string) => void;
}

export function createAnnouncer(region: HTMLElement): Announcer {
  let messages: string[] = [];
  let latest = '';
  let timer = 0;

  function speak(): void {
    region.textContent = [...messages, latest]
      .filter(Boolean)
      .map(unstopped)
      .join(`${say('sentence.stop')}${say('sentences.separator')}`);
    messages = [];
    latest = '';
    timer = 0;
  }
  function soon(): void {
    timer ||= window.setTimeout(speak, GAP);
  }

  return {
    say: (message) => {
      if (!messages.includes(message)) messages.push(message);
      soon();
    },
    count: (message) => {
      latest = message;
      soon();
    },
  };
}
