import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * What tests, the CDK and the programs that tests start write into the temporary directory goes into one directory of this
 * run, which is removed when the run ends. Jest gives no process a chance to clean up behind each test file.
 */
export default function makeTemporaryFilesRoot(): void {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'websocket-guard-tests-'));
  // The first is read on Unix, the others on Windows.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = directory;
  process.env.WEBSOCKET_GUARD_TEMPORARY_FILES = directory;
}
