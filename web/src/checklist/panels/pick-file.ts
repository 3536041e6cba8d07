/** Choosing or dropping a file of answers: checked in full before anything is shown, refused with a reason. */
import { fail } from '../../core/canonical.ts';
import type { Result } from '../../core/canonical.ts';
import { importProject, MAX_FILE_BYTES, TOO_LARGE } from '../../core/file.ts';
import type { ImportedFile, ReadFor } from '../../core/file.ts';
import { element } from '../../dom.ts';
import { say, sentences } from '../../words.ts';

/** The file's contents; a file that is too large is not even read. */
async function readProject(
  file: File,
  list: ReadFor,
): Promise<Result<ImportedFile, { readonly message: string }>> {
  if (file.size > MAX_FILE_BYTES) return fail(TOO_LARGE);
  try {
    return importProject(await file.text(), list);
  } catch {
    return fail({ message: say('pick.unreadable') });
  }
}

export function filePicker(
  label: string,
  list: ReadFor,
  take: (file: ImportedFile) => void,
): HTMLElement {
  const problem = element('p', { class: 'panel-problem', role: 'alert' });
  const input = element('input', {
    type: 'file',
    accept: '.json,application/json',
    autocomplete: 'off',
  });
  const zone = element(
    'div',
    { class: 'file-drop' },
    element('label', {}, element('span', { class: 'field-name' }, label), input),
    element('p', {}, say('pick.hint')),
    problem,
  );

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    problem.textContent = '';
    const result = await readProject(file, list);
    input.value = '';
    if (result.ok) take(result.value);
    else problem.textContent = sentences([result.problem.message, say('answers.unchanged')]);
  }

  input.addEventListener('change', () => {
    void read(input.files?.[0]);
  });
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => {
    zone.classList.remove('over');
  });
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    void read(event.dataTransfer?.files[0]);
  });
  return zone;
}
