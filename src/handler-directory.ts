import * as path from 'node:path';

/**
 * The directory that holds the handler of the hook, the engine and its libraries, and nothing else, for it is deployed as
 * it is. The build puts it beside this file, and beside the bundle of the library.
 */
export const HANDLER_DIRECTORY = path.join(__dirname, 'core');
