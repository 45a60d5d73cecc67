// Imported before a program: leaves the most memory the process had, in MB, in the file that BENCH_PEAK_MEMORY names.
import * as fs from 'node:fs';

process.on('exit', () => {
  fs.writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS / 1e3));
});
