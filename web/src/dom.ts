/** Making HTML with DOM calls: text stays text, whatever a person typed. */

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes (true: present, false or undefined: absent) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Text in which no item number (1-10) and no date breaks at its hyphens. */
export function unbroken(text: string): readonly (Node | string)[] {
  return text
    .split(/(\d+(?:-\d+)+)/)
    .map((part, i) => (i % 2 === 0 ? part : element('span', { class: 'unbroken' }, part)));
}

/** A button that does something when pressed. */
export function button(
  label: string,
  press: (event: MouseEvent) => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', press);
  return made;
}
