/** The part of `node:crypto` that the engine uses, for a browser. */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const ALGORITHMS = { md5, sha256 };

/** A hash of texts, in hexadecimal digits. */
interface Hash {
  update(text: string): Hash;
  digest(encoding: 'hex'): string;
}

/** As `createHash` of Node.js, for texts. */
export function createHash(algorithm: keyof typeof ALGORITHMS): Hash {
  const texts: string[] = [];
  const hash: Hash = {
    update(text) {
      texts.push(text);
      return hash;
    },
    digest: () => bytesToHex(ALGORITHMS[algorithm](utf8ToBytes(texts.join('')))),
  };
  return hash;
}
