/** The dialog that shows what an import would change; nothing is stored until the reader agrees. */
import { compareVersions } from '../../core/canonical.ts';
import { importDiff } from '../../core/file.ts';
import type { ImportChange } from '../../core/file.ts';
import { withHeading } from '../../core/heading-import.ts';
import type { HeadingField } from '../../core/heading-import.ts';
import { WORDS } from '../../core/model.ts';
import type { Agreement, Answer, Project, Side } from '../../core/model.ts';
import { otherSide, sideName, sidesOf } from '../../core/parties.ts';
import { moveAnswers } from '../../core/wrong-side.ts';
import { button, element } from '../../dom.ts';
import { inOneLine, time } from '../row-notes.ts';
import { headingPart } from './import-heading.ts';
import { exchanged, givesWay, isChoice, keyOf, merged, ordered } from './import-plan.ts';
import type { Choice } from './import-plan.ts';
import { sideOffers } from './import-side.ts';
import { actions, openPanel, redraw, speakerName, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';

const KINDS: Readonly<Record<ImportChange['kind'], string>> = {
  added: '追加',
  updated: '更新',
  conflict: '両方で変更',
  older: 'いまより古い値',
};
const CHOICES: readonly (readonly [Choice, string])[] = [
  ['both', '新しい方を表に出し、両方残す'],
  ['ours', 'いまの値を残す'],
  ['theirs', '読み込む値にする'],
];

export interface Incoming {
  readonly title: string;
  /** Where it comes from, in sentences. */
  readonly about: readonly string[];
  readonly project: Project;
  /** The list version under which it was written. */
  readonly version: string;
  /** A file may also be opened as a project of its own. */
  readonly own: 'never' | 'offered' | 'proposed';
  readonly done: () => void;
}

function value(label: string, said: Answer | Agreement | undefined): HTMLElement {
  return element(
    'p',
    { class: 'change-value' },
    element('span', { class: 'field-name' }, label),
    said ? `${inOneLine(said)}（${time(said.stamp.at)}）` : '回答なし',
  );
}

export function openPreview(panels: Panels, incoming: Incoming): void {
  const { session } = panels;
  const { list, store, writer } = session;
  const choices = new Map<string, Choice>();
  const body = element('div', { class: 'import-body', tabindex: '-1' });
  const apply = element('button', { type: 'button', class: 'primary' });
  const chosen = new Set<HeadingField>();
  let theirs = incoming.project;
  /** The side whose answers, ours, go to the other one with the import. */
  let moved: Side | undefined;
  let own = incoming.own === 'proposed' && theirs.id !== session.project().id;
  let close = (): void => undefined;

  /** The project that takes the answers; undefined where it would be a new one. */
  function target(): Project | undefined {
    const ours = session.project();
    if (!own) return moved ? moveAnswers(ours, list, moved, writer) : ours;
    const stored = store.read(theirs.id);
    return stored.ok ? stored.value : undefined;
  }

  function choose(change: ImportChange, name: string): HTMLElement {
    const key = keyOf(change);
    const usual = change.kind === 'older' ? 'ours' : 'both';
    const offered = CHOICES.filter(([choice]) => choice !== 'both' || usual === 'both');
    const radios = offered.map(([choice, label]) => {
      const input = element('input', {
        type: 'radio',
        name: `choice-${key}`,
        autocomplete: 'off',
        'data-key': `${choice} ${key}`,
      });
      input.checked = (choices.get(key) ?? usual) === choice;
      input.addEventListener('change', () => {
        choices.set(key, choice);
      });
      return element('label', { class: 'filter-check' }, input, label);
    });
    return element('fieldset', { 'aria-label': `${name} どちらを残すか` }, ...radios);
  }

  function entry(change: ImportChange): HTMLElement {
    const { kind, side, item, ours, theirs: their } = change;
    const name = `${speakerName(list, side)} ${titleOf(panels, item)}`;
    return element(
      'li',
      {},
      element(
        'p',
        { class: 'change-name' },
        element('span', { class: `badge change-${kind}` }, KINDS[kind]),
        ` ${name}`,
      ),
      ...(kind === 'added' ? [] : [value('いまの値', ours)]),
      value('読み込む値', their),
      ...(isChoice(change) ? [choose(change, name)] : []),
    );
  }

  function changesIn(ours: Project): readonly Node[] {
    const changes = importDiff(ours, theirs).changes.map((one): ImportChange =>
      givesWay(one, moved) ? { ...one, kind: 'added', ours: undefined, result: one.theirs } : one,
    );
    const heading = headingPart(list, ours, theirs, chosen);
    if (changes.length === 0 && heading.nodes.length === 0) {
      return [element('p', {}, 'いまの回答と同じです。変わるものはありません。')];
    }
    const count = (is: (change: ImportChange) => boolean): number => changes.filter(is).length;
    const counted = (entries: readonly (readonly [string, number])[]): string[] =>
      entries.filter(([, number]) => number > 0).map(([name, number]) => `${name} ${number}件`);
    const kinds = counted(
      (['added', 'updated', 'conflict'] as const).map((kind) => [
        KINDS[kind],
        count((one) => one.kind === kind),
      ]),
    );
    const whose = counted(
      [...sidesOf(list), 'agreed'].map((side) => [
        speakerName(list, side),
        count((one) => one.side === side && one.kind !== 'older'),
      ]),
    );
    const older = count(({ kind }) => kind === 'older');
    return [
      element(
        'p',
        { class: 'change-counts' },
        `変わるもの: ${[...kinds, ...heading.counts].join('・') || 'なし'}`,
      ),
      ...(whose.length > 0 ? [element('p', {}, `答えの内訳: ${whose.join('・')}`)] : []),
      ...(older > 0
        ? [
            element(
              'p',
              {},
              `いまの値の方が新しいため取り込まないもの: ${older}件（下で選び直せます）`,
            ),
          ]
        : []),
      ...heading.nodes,
      element(
        'ul',
        { class: 'change-list' },
        ...ordered(changes, [...panels.items.keys()]).map(entry),
      ),
    ];
  }

  function contents(): HTMLElement {
    const counts = list.parties.map(
      ({ id, name }) => `${name} ${Object.keys(theirs.answers[id] ?? {}).length}件`,
    );
    return element(
      'p',
      {},
      `新しい案件として保存します: ${counts.join('・')}・${WORDS.settled} ${Object.keys(theirs.agreed).length}件`,
    );
  }

  function option(label: string, value: boolean): HTMLElement {
    const input = element('input', {
      type: 'radio',
      name: 'import-target',
      autocomplete: 'off',
      'data-key': `own-${value}`,
    });
    input.checked = own === value;
    input.addEventListener('change', () => {
      own = value;
      draw();
    });
    return element('label', { class: 'filter-check' }, input, label);
  }

  /** One of the two often forgets to say which side it is. */
  function wrongSide(): readonly Node[] {
    if (incoming.own === 'never' || own) return [];
    if (moved) {
      const text = `自分の答えは、取り込みと一緒に「${sideName(list, otherSide(list, moved))}」の答えへ移します。`;
      return [element('p', { class: 'panel-note' }, text)];
    }
    return sideOffers(session, theirs, {
      exchange: () => {
        theirs = exchanged(theirs, list);
        draw();
      },
      moveOurs: () => {
        moved = session.side();
        draw();
      },
    });
  }

  function draw(): void {
    const ours = target();
    const name = (project: Project): string => project.heading[0].name || '名前のない案件';
    const differs = incoming.own !== 'never' && theirs.id !== session.project().id;
    redraw(
      body,
      ...incoming.about.map((line) => element('p', {}, line)),
      ...(compareVersions(incoming.version, list.version) > 0
        ? [
            element(
              'p',
              { class: 'panel-note' },
              `このページ（第${list.version}版）より新しい第${incoming.version}版で記入されています。`,
            ),
          ]
        : []),
      ...(differs
        ? [
            element(
              'fieldset',
              { class: 'import-target' },
              element('legend', {}, '取り込み先'),
              option(`いまの案件「${name(session.project())}」に合わせる`, false),
              option(`ファイルの案件「${name(theirs)}」として開く`, true),
            ),
          ]
        : []),
      ...wrongSide(),
      ...(ours ? changesIn(ours) : [contents()]),
    );
    apply.textContent = own ? '案件として開く' : '取り込む';
  }

  function takenInto(ours: Project): Project {
    const all = new Map(choices);
    for (const change of importDiff(ours, theirs).changes) {
      if (givesWay(change, moved)) all.set(keyOf(change), 'theirs');
    }
    return withHeading(merged(ours, theirs, list, all, writer), ours, theirs, chosen, writer);
  }

  apply.addEventListener('click', () => {
    const ours = target();
    const joined = ours && takenInto(ours);
    close();
    if (own && ours) session.open(ours.id);
    session.undoably('取り込み', () => {
      session.replace(joined ?? theirs);
      if (moved && !own) session.setSide(otherSide(list, moved));
    });
    session.announce('取り込みました');
    incoming.done();
  });
  draw();
  panels.follow(
    openPanel(incoming.title, (shut) => {
      close = shut;
      return [body, actions(button('取り消し', shut), apply)];
    }),
    draw,
  );
}
