/** 「次にすること」: what the two sides do once they have compared their answers. */
import { WORDS } from '../../core/model.ts';
import { usualSource } from '../../core/progress.ts';
import { openPoints } from '../../core/register.ts';
import { button, element } from '../../dom.ts';
import { saveProject } from '../save-file.ts';
import type { Panels } from './panel.ts';
import { openRegister } from './register-view.ts';
import { say } from '../../words.ts';

/** `left` points are still to be talked through. */
export function nextSteps(panels: Panels, left: number): HTMLElement {
  const { session } = panels;
  const open = openPoints(session.list, session.sheet(), usualSource(session.sheet())).length;
  const sign =
    open > 0
      ? say('next.sign-register', { register: WORDS.register, n: open })
      : say('next.sign-answers');
  const steps = [
    ...(left > 0 ? [element('li', {}, say('next.settle', { n: left }))] : []),
    element(
      'li',
      {},
      say('next.send'),
      button(
        say('next.export'),
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
              say('next.open-register', { register: WORDS.register }),
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
    element('h3', { id: 'next-steps-title' }, say('next.title')),
    element('ol', {}, ...steps),
  );
}
