// Measures loading a package after aws-cdk-lib: `node load.mjs MODULE`.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
require('aws-cdk-lib');
const before = Object.keys(require.cache).length;
const start = performance.now();
require(process.argv[2]);
console.log(JSON.stringify({ ms: performance.now() - start, modules: Object.keys(require.cache).length - before }));
