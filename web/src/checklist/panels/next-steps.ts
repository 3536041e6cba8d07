/** 「次にすること」: what the two sides do once they have compared their answers. */
import { WORDS } from '../../core/model.ts';
import { usualSource } from '../../core/progress.ts';
import { openPoints } from '../../core/register.ts';
import { button, element } from '../../dom.ts';
import { saveProject } from '../save-file.ts';
import type { Panels } from './panel.ts';
import { openRegister } from './register-view.ts';

/** `left` points are still to be talked through. */
export function nextSteps(panels: Panels, left: number): HTMLElement {
  const { session } = panels;
  const open = openPoints(session.list, session.sheet(), usualSource(session.sheet())).length;
  const sign =
    open > 0
      ? `${WORDS.register}（${open}件）を印刷して、両社で署名します。`
      : `${WORDS.open}の項目はありません。回答入りで印刷して、両社で署名します。`;
  const steps = [
    ...(left > 0 ? [element('li', {}, `残りの${left}件を話し合い、ひとつずつ合意します。`)] : []),
    element(
      'li',
      {},
      '案件ファイルを相手に送り返し、合意を両社の手元に残します。',
      button(
        '案件ファイルを書き出す',
        () => {
          saveProject(session, session.project());
        },
        { 'data-key': 'next save' },
      ),
    ),
    element(
      'li',
      {},
      sign,
      ...(open > 0
        ? [
            button(
              `${WORDS.register}を開く`,
              () => {
                openRegister(panels);
              },
              { 'data-key': 'next register' },
            ),
          ]
        : []),
    ),
  ];
  return element(
    'section',
    { class: 'next-steps', 'aria-labelledby': 'next-steps-title' },
    element('h3', { id: 'next-steps-title' }, '次にすること'),
    element('ol', {}, ...steps),
  );
}
