/** Text that is being typed: saved a moment after the last key, and at once where it must be. */

const DELAY = 250;

type Control = HTMLInputElement | HTMLTextAreaElement;

export interface Pending {
  /** Save soon; another control's text is saved first. */
  readonly schedule: (control: Control, save: () => void) => void;
  readonly flush: () => void;
  /** True where the control holds text that is not saved yet: nothing may overwrite it. */
  readonly has: (control: Control) => boolean;
}

export function createPending(): Pending {
  let waiting: { control: Control; save: () => void; timer: number } | undefined;

  function flush(): void {
    if (!waiting) return;
    const { save, timer } = waiting;
    clearTimeout(timer);
    waiting = undefined;
    save();
  }

  return {
    flush,
    has: (control) => waiting?.control === control,
    schedule: (control, save) => {
      if (waiting && waiting.control !== control) flush();
      clearTimeout(waiting?.timer);
      waiting = { control, save, timer: window.setTimeout(flush, DELAY) };
    },
  };
}
