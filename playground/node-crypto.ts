/** The part of `node:crypto` that the engine uses, for a browser. */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const ALGORITHMS = { md5, sha256 };

/** As `hash` of Node.js, for a text: in hexadecimal digits. */
export function hash(algorithm: keyof typeof ALGORITHMS, text: string): string {
  return bytesToHex(ALGORITHMS[algorithm](utf8ToBytes(text)));
}
