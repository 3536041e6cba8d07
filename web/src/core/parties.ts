/** The two parties that answer a list, in the order in which everything shows them. */
import type { Party, Side } from './model.ts';

/** What names its two answering parties: the data of a list. */
export interface Answered {
  readonly parties: readonly Party[];
}

export function sidesOf({ parties }: Answered): readonly Side[] {
  return parties.map(({ id }) => id);
}

/** `text` as the id of a party; undefined where it is none. */
export function sideNamed({ parties }: Answered, text: string | null): Side | undefined {
  return parties.find(({ id }) => id === text)?.id;
}

/** The party that is filled in for until one is chosen. */
export function firstSide({ parties }: Answered): Side {
  return parties[0]?.id ?? '';
}

export function otherSide({ parties }: Answered, side: Side): Side {
  return parties.find(({ id }) => id !== side)?.id ?? '';
}

/** What readers call a party; its id where the list does not know it. */
export function sideName({ parties }: Answered, side: Side): string {
  return parties.find(({ id }) => id === side)?.name ?? side;
}

/** What a party is called where there is little room. */
export function shortName({ parties }: Answered, side: Side): string {
  return parties.find(({ id }) => id === side)?.short ?? side;
}
