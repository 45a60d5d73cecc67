import { setImmediate } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { SourceError } from '../cloudformation/document/source';
import { Checker } from '../engine/check';
import type { Result } from '../engine/finding';
import { judgePlace } from './check-inputs';
import type { Place } from './input/inputs';
import { type SettingOptions, settingsOf } from './input/settings';

/** Threads that can share the work. */
export interface Help {
  /** How many there are. */
  readonly threads: () => number;
  /** The module they run: one that calls {@link runHelper}. */
  readonly module: string;
  /** What the configuration is made of; policies are functions, which every thread has to load itself. */
  readonly options: SettingOptions;
  /** The directory that options are relative to. */
  readonly cwd: string;
}

/** A place, and where in the order of all places it comes. */
type Turn = readonly [index: number, place: Place];

/** What one thread is to do. */
interface Task {
  readonly turns: readonly Turn[];
  readonly options: SettingOptions;
  readonly cwd: string;
}

/** What a thread says of one place. */
type Message =
  | { readonly index: number; readonly result: Result }
  | { readonly index: number; readonly unreadable: Pick<SourceError, 'file' | 'position' | 'message'> };

/** Places that are judged between two looks at what other threads have sent. */
const STRETCH = 16;

/**
 * Judges many places with the help of other threads; this one does its share.
 *
 * @param places in order
 * @param checker judges in this thread
 * @param help the other threads
 * @param add takes the result of each place, in any order
 * @throws SourceError for the first place that cannot be read
 */
export async function judgeTogether(
  places: readonly Place[],
  checker: Checker,
  { threads, module, options, cwd }: Help,
  add: (index: number, result: Result) => void,
): Promise<void> {
  const shares = Array.from({ length: threads() + 1 }, (): Turn[] => []);
  for (const [index, place] of places.entries()) shares[index % shares.length]?.push([index, place]);
  const [own = [], ...others] = shares;
  const unreadable: { readonly index: number; readonly error: SourceError }[] = [];
  const take = (message: Message): void => {
    if ('result' in message) {
      add(message.index, message.result);
      return;
    }
    const { file, position, message: text } = message.unreadable;
    unreadable.push({ index: message.index, error: new SourceError(file, position, text) });
  };
  const done = Promise.allSettled(others.map(async (turns) => start(module, { turns, options, cwd }, take)));
  let count = 0;
  for (const message of judgeTurns(own, checker)) {
    take(message);
    if (++count % STRETCH === 0) await setImmediate();
  }
  for (const end of await done) if (end.status === 'rejected') throw end.reason;
  const [first] = unreadable.sort((a, b) => a.index - b.index);
  if (first) throw first.error;
}

/** Does the task of this thread, which {@link judgeTogether} started. */
export async function runHelper(): Promise<void> {
  const { turns, options, cwd } = workerData as Task;
  const { configuration } = await settingsOf(options, cwd);
  for (const message of judgeTurns(turns, new Checker(configuration))) parentPort?.postMessage(message);
}

/** Judges places in turn, up to the first that cannot be read. */
function* judgeTurns(turns: readonly Turn[], checker: Checker): Generator<Message> {
  for (const [index, place] of turns) {
    try {
      yield { index, result: judgePlace(checker, place) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const { file, position, message } = error;
      yield { index, unreadable: { file, position, message } };
      return;
    }
  }
}

/** Starts a thread; resolves when it has done all, rejects when it breaks down. */
async function start(module: string, task: Task, take: (message: Message) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData: task });
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a thread ended with ${code}`));
    });
  });
}
