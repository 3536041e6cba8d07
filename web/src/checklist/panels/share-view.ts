/** The share link: made and copied, and shown before anything is taken over where a page opens with one. */
import { decodeShare, encodeShare, ShareError, sharedProject } from '../../core/share.ts';
import type { SharedStates } from '../../core/share.ts';
import type { Answered } from '../../core/parties.ts';
import { newId } from '../../core/project.ts';
import { button, element } from '../../dom.ts';
import { copy } from './clipboard.ts';
import { actions, openPanel } from './panel.ts';
import type { Panels } from './panel.ts';
import { openPreview } from './preview.ts';

/** No item's id has an equals sign. */
const MARK = '#share=';

function explain(title: string, ...lines: readonly string[]): void {
  openPanel(title, (close) => [
    ...lines.map((line) => element('p', {}, line)),
    actions(button('閉じる', close)),
  ]);
}

export function openShare({ session }: Panels): void {
  const { list } = session;
  let url: string;
  try {
    url = `${list.url}${MARK}${encodeShare(session.sheet(), list)}`;
  } catch (error) {
    explain(
      '共有リンク',
      error instanceof ShareError ? error.message : 'リンクを作れませんでした。',
    );
    return;
  }
  const field = element('input', {
    type: 'text',
    readonly: true,
    'aria-label': '共有リンク',
    autocomplete: 'off',
    autofocus: true,
  });
  field.value = url;
  const status = element('p', { class: 'copy-status', role: 'status' });
  openPanel('共有リンク', (close) => [
    element(
      'p',
      {},
      '両社の判定だけを運ぶリンクです。案件名・出席者・備考・理由・担当・期限は含みません（それらは案件ファイルで渡します）。',
    ),
    element(
      'p',
      {},
      '判定はリンクの # より後にだけ入るため、リンクを開いてもサーバーには送られません。',
    ),
    ...(list.url.startsWith('file:')
      ? [
          element(
            'p',
            { class: 'panel-note' },
            'このページは端末の中のファイルです。リンクは、同じ場所にこのファイルがある端末でだけ開けます。',
          ),
        ]
      : []),
    field,
    status,
    actions(
      button('閉じる', close),
      button(
        'リンクをコピー',
        () => {
          void copy('共有リンク', { text: url }, (message) => {
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
      return `${name} ${given.length}件`;
    })
    .join('・');
}

function receive(panels: Panels): void {
  if (!location.hash.startsWith(MARK)) return;
  const fragment = location.hash.slice(MARK.length);
  forget();
  const { list, project, writer } = panels.session;
  // A writer of its own: as ours it would claim to have known what we wrote on this page.
  const sender = { ...writer, actor: newId(Math.random) };
  let shared: SharedStates;
  try {
    shared = decodeShare(fragment, list);
  } catch (error) {
    explain(
      '共有リンクを読めません',
      error instanceof ShareError ? error.message : '共有リンクを読めませんでした。',
      'いまの回答は変わっていません。',
    );
    return;
  }
  if (shared.list !== list.list) {
    explain(
      '共有リンクを読めません',
      '別のチェックリストの共有リンクです。',
      'いまの回答は変わっていません。',
    );
    return;
  }
  const unknown = [...shared.verdicts.keys()].filter((id) => !panels.items.has(id)).length;
  openPreview(panels, {
    title: '共有リンクの内容',
    about: [
      `第${shared.version}版の判定: ${counts(list, shared)}。案件「${project().heading[0].name || '名前のない案件'}」に取り込むと、次のように変わります。`,
      ...(unknown > 0 ? [`この版にない${unknown}項目の判定は取り込みません。`] : []),
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
