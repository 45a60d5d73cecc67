import { App, Stack, type StackProps } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readAssembly } from '../../src/assembly/read-assembly';
import type { TemplateInput } from '../../src/cloudformation/template-input';

/** A new directory that is gone when the run ends (test/setup). */
export function temporaryDirectory(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'websocket-guard-'));
}

/** Synthesises an app for real and reads what was written. */
export function synthesise(define: (app: App) => void): readonly TemplateInput[] {
  const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
  define(app);
  return readAssembly(app.synth().directory);
}

/** Synthesises one stack named `Chat`. */
export function synthesiseStack(define: (stack: Stack) => void, props?: StackProps): readonly TemplateInput[] {
  return synthesise((app) => {
    define(new Stack(app, 'Chat', props));
  });
}
