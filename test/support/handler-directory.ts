import { directoryWith } from './files';

/** Stands for the bundled handler, which only a build has; its assets have the same name every time. */
export const HANDLER_DIRECTORY = directoryWith({ 'hook.js': 'exports.handler = async () => undefined;\n' });
