import type { Surroundings } from '../environment';

/** How long it takes before anybody wonders, and how often it is worth saying more; in milliseconds. */
const PATIENCE = 500;
const PAUSE = 100;

/** One line on a terminal that says how far the check is; nothing where standard error is not a terminal. */
export class Progress {
  private readonly started: number;
  private said = 0;
  private templates = 0;

  public constructor(private readonly surroundings: Pick<Surroundings, 'log' | 'clock'>) {
    this.started = surroundings.clock().getTime();
  }

  /** Some more templates have been judged. */
  public add(templates: number): void {
    this.templates += templates;
    const { log, clock } = this.surroundings;
    if (!log.isTerminal) return;
    const now = clock().getTime();
    if (now - this.started < PATIENCE || now - this.said < PAUSE) return;
    this.said = now;
    log.write(`\r\u001b[2K${this.templates} templates judged`);
  }

  /** The line goes; the report follows. */
  public end(): void {
    if (this.said > 0) this.surroundings.log.write('\r\u001b[2K');
  }
}
