import { groupedPairs } from '../collections/grouped';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject, own, ownObject } from '../cloudformation/document/json';
import { parseJson, refuseOutside } from './assembly-directory';
import { asked, readText } from './read-file';

/** The name that CDK gives to the template of a nested stack: the construct path without separators, and a hash. */
const NESTED_TEMPLATE = /^(.*)[0-9A-F]{8}\.nested\.template\.json$/;
/** The hash of an asset in the URL to which it is uploaded. */
const ASSET_HASH = /[0-9a-f]{64}/g;

/** Finds files of one assembly directory, which is listed once, on the first call. */
export class AssemblyFiles {
  private listed: readonly string[] | undefined;
  private nested: ReadonlyMap<string, readonly string[]> | undefined;
  private assets: ReadonlyMap<string, string> | undefined;

  /**
   * @param directory the assembly, of the app or of a stage
   * @param root the assembly of the app; no file outside of it is read
   */
  public constructor(
    private readonly directory: string,
    private readonly root: string,
  ) {}

  /** The file of a nested stack's template, by the name that CDK makes from the construct path. */
  public namedAfter(constructPath: string): string | undefined {
    this.nested ??= groupedPairs(
      this.list().flatMap((file): [string, string][] => {
        const name = NESTED_TEMPLATE.exec(file)?.[1];
        return name === undefined ? [] : [[name, file]];
      }),
    );
    const [only, other] = this.nested.get(constructPath.replace(/[^A-Za-z0-9]/g, '')) ?? [];
    return other === undefined ? only : undefined;
  }

  /** The file of the asset that a URL names. */
  public assetIn(url: string): string | undefined {
    this.assets ??= this.readAssets();
    for (const [hash] of url.matchAll(ASSET_HASH)) {
      const file = this.assets.get(hash);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  private list(): readonly string[] {
    this.listed ??= asked(this.directory, () => fs.readdirSync(this.directory));
    return this.listed;
  }

  private readAssets(): ReadonlyMap<string, string> {
    const assets = new Map<string, string>();
    for (const name of this.list()) {
      if (!name.endsWith('.assets.json')) continue;
      const file = path.join(this.directory, name);
      refuseOutside(this.root, file);
      const manifest = parseJson(readText(file), file);
      for (const [id, asset] of Object.entries(ownObject(manifest, 'files'))) {
        const template = isObject(asset) ? own(ownObject(asset, 'source'), 'path') : undefined;
        const [hash] = id.match(ASSET_HASH) ?? [];
        if (typeof template === 'string' && hash !== undefined) assets.set(hash, template);
      }
    }
    return assets;
  }
}
