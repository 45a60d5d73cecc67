/** Writes src/rules/catalogue.ts from the files beside it: `tsx scripts/write-catalogue.ts`. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';

const RULES = path.join(__dirname, '..', 'src', 'rules');
/** Folders of src/rules, in the order of the catalogue, and what a reader calls the policies in each. */
export const FOLDER_TITLES: Readonly<Record<string, string>> = {
  api: 'APIs',
  route: 'Routes',
  authorizer: 'Authorizers',
  integration: 'Integrations',
  stage: 'Stages and deployments',
  access: 'Access to connections, and permissions',
  domain: 'Domains, keys and quotas',
  around: 'Around the API',
  http: 'HTTP APIs, when turned on',
};
export const FOLDERS = Object.keys(FOLDER_TITLES);

/** `stage-throttling` as `stageThrottling`. */
export const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The policies that have a file, in the order of the catalogue. */
export function policyFiles(): readonly { readonly folder: string; readonly id: string }[] {
  return FOLDERS.filter((folder) => fs.existsSync(path.join(RULES, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(RULES, folder))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => ({ folder, id: path.basename(file, '.ts') })),
  );
}

/** The text of the catalogue module. */
export async function catalogueModule(): Promise<string> {
  const policies = policyFiles();
  const text = `
    // Written by scripts/write-catalogue.ts from the files of this folder.
    ${policies.map(({ folder, id }) => `import { ${camelCase(id)} } from './${folder}/${id}';`).join('\n')}
    import type { Policy } from './policy';

    /** Every policy, resource by resource. */
    export const CATALOGUE: readonly Policy[] = [${policies.map(({ id }) => camelCase(id)).join(', ')}];
  `;
  const options = (await prettier.resolveConfig(__filename)) ?? {};
  return prettier.format(text, { ...options, parser: 'typescript' });
}

if (require.main === module) {
  void catalogueModule().then((text) => {
    fs.writeFileSync(path.join(RULES, 'catalogue.ts'), text);
  });
}
