import type { Time } from '#lib/quota/time.ts';

/** Time that passes when it is told to; timers fire in their order, at their time. */
export class ManualTime implements Time {
  #now: number;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now = () => this.#now;

  after = (ms: number, callback: () => void) => {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  };

  wait = (ms: number) =>
    new Promise<void>((resolve) => {
      this.after(ms, resolve);
    });

  /** When the next timer is due, if there is one. */
  get next(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map(({ at }) => at));
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** The wall clock moves and what was due on the way happens; promises that hang on it are another matter. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((each) => each !== due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = end;
  }
}
