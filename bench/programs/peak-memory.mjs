// Import this before a program: it writes the peak memory of the process, in MB, to the file in BENCH_PEAK_MEMORY.
import * as fs from 'node:fs';

process.on('exit', () => {
  fs.writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS / 1e3));
});
