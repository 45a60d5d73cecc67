import type { Environment } from '../environment';

/** How long a check takes before anybody wonders, in milliseconds. */
const PROGRESS_DELAY_MS = 500;
/** How often it is worth saying more, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/** One line on a terminal that says how far the check is; nothing where standard error is not a terminal. */
export class Progress {
  private readonly started: number;
  private lastShown = 0;
  private templates = 0;

  public constructor(private readonly environment: Pick<Environment, 'log' | 'clock'>) {
    this.started = environment.clock().getTime();
  }

  /** Some more templates have been judged. */
  public add(templates: number): void {
    this.templates += templates;
    const { log, clock } = this.environment;
    const now = clock().getTime();
    if (now - this.started < PROGRESS_DELAY_MS || now - this.lastShown < PROGRESS_INTERVAL_MS) return;
    if (!log.isTerminal) return;
    this.lastShown = now;
    log.write(`\r\u001b[2K${this.templates} templates judged`);
  }

  /** The line goes; the report follows. */
  public end(): void {
    if (this.lastShown > 0) this.environment.log.write('\r\u001b[2K');
  }
}
