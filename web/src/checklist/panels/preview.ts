/** The dialog that shows what an import would change; nothing is stored until the reader agrees. */
import { compareVersions } from '../../core/canonical.ts';
import { hasAnswers } from '../../core/compare.ts';
import { importDiff } from '../../core/file.ts';
import type { ImportChange } from '../../core/file.ts';
import { SIDE_NAMES, SIDES } from '../../core/model.ts';
import type { Agreement, Answer, Project } from '../../core/model.ts';
import { button, element } from '../../dom.ts';
import { inOneLine, time } from '../row-notes.ts';
import { exchanged, keyOf, merged, ordered } from './import-plan.ts';
import type { Choice } from './import-plan.ts';
import { actions, openPanel, redraw, sideName, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';

const KINDS: Readonly<Record<ImportChange['kind'], string>> = {
  added: '追加', updated: '更新', conflict: '両方で変更',
};
const CHOICES: readonly (readonly [Choice, string])[] = [
  ['both', '新しい方を表に出し、両方残す'], ['ours', 'いまの値を残す'], ['theirs', '読み込む値にする'],
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
  return element('p', { class: 'change-value' }, element('span', { class: 'field-name' }, label),
    said ? `${inOneLine(said)}（${time(said.stamp.at)}）` : '回答なし');
}

export function openPreview(panels: Panels, incoming: Incoming): void {
  const { session } = panels;
  const { list, store, writer } = session;
  const choices = new Map<string, Choice>();
  const body = element('div', { class: 'import-body', tabindex: '-1' });
  const apply = element('button', { type: 'button', class: 'primary' });
  let theirs = incoming.project;
  let own = incoming.own === 'proposed' && theirs.id !== session.project().id;
  let close = (): void => undefined;

  /** The project that takes the answers; undefined where it would be a new one. */
  function target(): Project | undefined {
    if (!own) return session.project();
    const stored = store.read(theirs.id);
    return stored.ok ? stored.value : undefined;
  }

  function choose(change: ImportChange, name: string): HTMLElement {
    const key = keyOf(change);
    const radios = CHOICES.map(([choice, label]) => {
      const input = element('input', { type: 'radio', name: `choice-${key}`, autocomplete: 'off', 'data-key': `${choice} ${key}` });
      input.checked = (choices.get(key) ?? 'both') === choice;
      input.addEventListener('change', () => { choices.set(key, choice); });
      return element('label', { class: 'filter-check' }, input, label);
    });
    return element('fieldset', { 'aria-label': `${name} どちらを残すか` }, ...radios);
  }

  function entry(change: ImportChange): HTMLElement {
    const { kind, side, item, ours, theirs: their } = change;
    const name = `${titleOf(panels, item)}（${sideName(side)}）`;
    return element('li', {},
      element('p', { class: 'change-name' }, element('span', { class: `badge change-${kind}` }, KINDS[kind]), ` ${name}`),
      ...(kind === 'added' ? [] : [value('いまの値', ours)]),
      value('読み込む値', their),
      ...(kind === 'conflict' ? [choose(change, name)] : []));
  }

  function changesIn(ours: Project): Node[] {
    const { changes, headingChanged, merged: after } = importDiff(ours, theirs);
    if (changes.length === 0 && !headingChanged) return [element('p', {}, 'いまの回答と同じです。変わるものはありません。')];
    const counts = (['added', 'updated', 'conflict'] as const)
      .map((kind) => [KINDS[kind], changes.filter((change) => change.kind === kind).length] as const)
      .filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}件`);
    const [heading] = after.heading;
    return [
      element('p', { class: 'change-counts' }, `変わるもの: ${[...counts, ...(headingChanged ? ['見出し'] : [])].join('・')}`),
      ...(headingChanged ? [element('p', {}, `見出し: ${heading.name || '名前のない案件'}・${heading.meetingDate || '日付なし'}`)] : []),
      element('ul', { class: 'change-list' }, ...ordered(changes, [...panels.items.keys()]).map(entry)),
    ];
  }

  function contents(): HTMLElement {
    const counts = SIDES.map((side) => `${SIDE_NAMES[side]} ${Object.keys(theirs.answers[side]).length}件`);
    return element('p', {}, `新しい案件として保存します: ${counts.join('・')}・合意 ${Object.keys(theirs.agreed).length}件`);
  }

  function option(label: string, value: boolean): HTMLElement {
    const input = element('input', { type: 'radio', name: 'import-target', autocomplete: 'off', 'data-key': `own-${value}` });
    input.checked = own === value;
    input.addEventListener('change', () => { own = value; draw(); });
    return element('label', { class: 'filter-check' }, input, label);
  }

  /** The other side often forgets to say that it is the other side. */
  function wrongSide(): Node[] {
    const [side, other] = session.side() === 'B1' ? (['B1', 'B2'] as const) : (['B2', 'B1'] as const);
    if (incoming.own === 'never' || own || hasAnswers(theirs, other) || !hasAnswers(theirs, side)) return [];
    return [element('p', { class: 'panel-note' },
      `このファイルには「${SIDE_NAMES[side]}」の答えだけがあります。相手が記入する側を選び忘れたのなら、`,
      button(`「${SIDE_NAMES[other]}」の答えとして読む`, () => { theirs = exchanged(theirs); draw(); }, { 'data-key': 'exchange' }))];
  }

  function draw(): void {
    const ours = target();
    const name = (project: Project): string => project.heading[0].name || '名前のない案件';
    const differs = incoming.own !== 'never' && theirs.id !== session.project().id;
    redraw(body,
      ...incoming.about.map((line) => element('p', {}, line)),
      ...(compareVersions(incoming.version, list.version) > 0
        ? [element('p', { class: 'panel-note' }, `このページ（第${list.version}版）より新しい第${incoming.version}版で記入されています。`)] : []),
      ...(differs ? [element('fieldset', { class: 'import-target' }, element('legend', {}, '取り込み先'),
        option(`いまの案件「${name(session.project())}」に合わせる`, false),
        option(`ファイルの案件「${name(theirs)}」として開く`, true))] : []),
      ...wrongSide(),
      ...(ours ? changesIn(ours) : [contents()]));
    apply.textContent = own ? '案件として開く' : '取り込む';
  }

  apply.addEventListener('click', () => {
    const ours = target();
    const next = ours ? merged(ours, theirs, list, choices, writer) : theirs;
    close();
    session.replace(next);
    session.announce('取り込みました');
    incoming.done();
  });
  draw();
  panels.follow(openPanel(incoming.title, (shut) => {
    close = shut;
    return [body, actions(button('取り消し', shut), apply)];
  }), draw);
}
