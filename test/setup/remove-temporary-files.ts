import * as fs from 'node:fs';

/** Removes what `make-temporary-files-root` made, with all that the run wrote there. */
export default function removeTemporaryFiles(): void {
  const directory = process.env.WEBSOCKET_GUARD_TEMPORARY_FILES;
  if (directory !== undefined) fs.rmSync(directory, { recursive: true, force: true });
}
