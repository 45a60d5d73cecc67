// Written by scripts/write-rule-index.ts from the files of src/eslint/rules/.

/** The rules that only the ESLint plugin has: what they are about is in source code, and in no template. */
export const CODE_RULES: readonly string[] = [
  'authorizer-answers-policy',
  'authorizer-context',
  'await-post',
  'gone-status-code',
  'handle-gone',
  'management-endpoint',
  'no-arn-for-execute-api',
  'no-log-connect-event',
  'no-post-in-connect',
  'no-post-in-disconnect',
  'no-sequential-broadcast',
  'no-unpaged-connection-scan',
  'post-data',
  'prefer-callback-url',
  'prefer-guarded-constructs',
];
