/** The name of a stack by the file of its template: `Chat` for `cdk.out/Chat.template.json`. */
export function stackName(template: string): string {
  const file = template.replace(/^.*[/\\]/s, '');
  return file.endsWith('.template.json') ? file.slice(0, -'.template.json'.length) : template;
}

/** The same with its kind: `stack Chat`, `template infra/chat.yaml`. */
export function stackText(template: string): string {
  const name = stackName(template);
  return name === template ? `template ${name}` : `stack ${name}`;
}
