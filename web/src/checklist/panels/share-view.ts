/** The share link: made and copied, and shown before anything is taken over where a page opens with one. */
import { decodeShare, encodeShare, sharedProject } from '../../core/share.ts';
import type { SharedStates } from '../../core/share.ts';
import type { Answered } from '../../core/parties.ts';
import { newId } from '../../core/project.ts';
import { button, element } from '../../dom.ts';
import { copy } from './clipboard.ts';
import { actions, openPanel } from './panel.ts';
import type { Panels } from './panel.ts';
import { openPreview } from './preview.ts';
import { say } from '../../words.ts';

/** No item's id has an equals sign. */
const MARK = '#share=';

function explain(title: string, ...lines: readonly string[]): void {
  openPanel(title, (close) => [
    ...lines.map((line) => element('p', {}, line)),
    actions(button(say('dialog.close'), close)),
  ]);
}

export function openShare({ session }: Panels): void {
  const { list } = session;
  const made = encodeShare(session.sheet(), list);
  if (!made.ok) {
    explain(say('share.title'), made.problem);
    return;
  }
  const url = `${list.url}${MARK}${made.value}`;
  const field = element('input', {
    type: 'text',
    readonly: true,
    'aria-label': say('share.title'),
    autocomplete: 'off',
    autofocus: true,
  });
  field.value = url;
  const status = element('p', { class: 'copy-status', role: 'status' });
  openPanel(say('share.title'), (close) => [
    element('p', {}, say('share.what')),
    element('p', {}, say('share.private')),
    ...(list.url.startsWith('file:')
      ? [element('p', { class: 'panel-note' }, say('share.local'))]
      : []),
    field,
    status,
    actions(
      button(say('dialog.close'), close),
      button(
        say('share.copy'),
        () => {
          void copy(say('share.title'), { text: url }, (message) => {
            status.textContent = message;
          });
        },
        { class: 'primary' },
      ),
    ),
  ]);
  field.select();
}

/** The states leave the address with the dialog: the next copy of the address must not carry them. */
function forget(): void {
  try {
    history.replaceState(history.state, '', location.pathname + location.search);
  } catch {
    // The address stays; opening it again shows the same question.
  }
}

function counts({ parties }: Answered, shared: SharedStates): string {
  const all = [...shared.verdicts.values()];
  return parties
    .map(({ id, name }) => {
      const given = all.filter((one) => one.get(id) !== 'unconfirmed');
      return say('import.count', { name, count: given.length });
    })
    .join(say('dots.separator'));
}

function receive(panels: Panels): void {
  if (!location.hash.startsWith(MARK)) return;
  const fragment = location.hash.slice(MARK.length);
  forget();
  const { list, project, writer } = panels.session;
  // A writer of its own: as ours it would claim to have known what we wrote on this page.
  const sender = { ...writer, actor: newId(Math.random) };
  const read = decodeShare(fragment, list);
  if (!read.ok) {
    explain(say('share.unreadable-title'), read.problem, say('answers.unchanged'));
    return;
  }
  const shared = read.value;
  if (shared.list !== list.list) {
    explain(say('share.unreadable-title'), say('share.wrong-list'), say('answers.unchanged'));
    return;
  }
  const unknown = [...shared.verdicts.keys()].filter((id) => !panels.items.has(id)).length;
  openPreview(panels, {
    title: say('share.received'),
    about: [
      say('share.about', {
        version: shared.version,
        counts: counts(list, shared),
        project: project().heading[0].name || say('projects.untitled'),
      }),
      ...(unknown > 0 ? [say('share.unknown', { n: unknown })] : []),
    ],
    project: sharedProject(shared, project(), list, sender),
    version: shared.version,
    own: 'never',
    done: () => undefined,
  });
}

export function bindShare(panels: Panels): void {
  window.addEventListener('hashchange', () => {
    receive(panels);
  });
  receive(panels);
}
