import type { Environment } from '../environment';

/** How long a check runs before progress is shown, in milliseconds. */
const PROGRESS_DELAY_MS = 500;
/** How often progress is updated, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/** Shows the progress of a check on one line, where standard error is a terminal. */
export class Progress {
  private readonly started: number;
  private lastShown = 0;
  private templates = 0;

  public constructor(private readonly environment: Pick<Environment, 'log' | 'clock'>) {
    this.started = environment.clock().getTime();
  }

  /** Adds a number of judged templates. */
  public add(templates: number): void {
    this.templates += templates;
    const { log, clock } = this.environment;
    const now = clock().getTime();
    if (now - this.started < PROGRESS_DELAY_MS || now - this.lastShown < PROGRESS_INTERVAL_MS) return;
    if (!log.isTerminal) return;
    this.lastShown = now;
    log.write(`\r\u001b[2K${this.templates} templates judged`);
  }

  /** Removes the line, before the report is written. */
  public end(): void {
    if (this.lastShown > 0) this.environment.log.write('\r\u001b[2K');
  }
}
