// eslint-disable-next-line @typescript-eslint/no-require-imports -- package.json is outside of the sources' root
const manifest = require('../package.json') as { readonly version: string };

/** The version of this package. */
export const VERSION = manifest.version;
