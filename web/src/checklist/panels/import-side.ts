/** An import that holds answers of the reader's own side: one of the two took the wrong side. */
import { hasAnswers } from '../../core/compare.ts';
import { importDiff } from '../../core/import-diff.ts';
import type { Project } from '../../core/model.ts';
import { otherSide, sideName } from '../../core/parties.ts';
import { movesFrom } from '../../core/wrong-side.ts';
import { button, element } from '../../dom.ts';
import type { Session } from '../session.ts';
import { say } from '../../words.ts';

export interface SideOffers {
  /** Read the file's answers as the other side's. */
  readonly exchange: () => void;
  /** Move the reader's own answers to the other side first. */
  readonly moveOurs: () => void;
}

export function sideOffers(session: Session, theirs: Project, offers: SideOffers): readonly Node[] {
  if (!session.sideChosen()) return [];
  const { list } = session;
  const [side, other] = [session.side(), otherSide(list, session.side())];
  const moves = movesFrom(session.sheet(), side);
  const onlyOurSide = hasAnswers(theirs, side) && !hasAnswers(theirs, other);
  const { changes } = importDiff(session.project(), theirs);
  const meets = moves.length > 0 && changes.some((change) => change.side === side);
  if (!onlyOurSide && !meets) return [];
  const replaced = moves.filter(({ replaces }) => replaces).length;
  return [
    element(
      'div',
      { class: 'panel-note' },
      element('p', {}, say('import.own-side', { side: sideName(list, side) })),
      ...(onlyOurSide
        ? [
            element(
              'p',
              {},
              say('import.their-slip'),
              button(say('import.read-as', { side: sideName(list, other) }), offers.exchange, {
                'data-key': 'exchange',
              }),
            ),
          ]
        : []),
      ...(meets
        ? [
            element(
              'p',
              {},
              say('import.our-slip'),
              button(
                say('import.move-ours', { n: moves.length, side: sideName(list, other) }),
                offers.moveOurs,
                { 'data-key': 'move-ours' },
              ),
              ...(replaced > 0
                ? [say('import.move-replaces', { n: replaced, side: sideName(list, other) })]
                : []),
            ),
          ]
        : []),
    ),
  ];
}
