/** Names of test files, and of folders with tests or mocks. */
const TEST_FILE = /\.(?:test|spec)\.[cm]?[jt]sx?$|[\\/]__(?:tests|mocks)__[\\/]/;
/** Libraries that only tests import. */
const TEST_LIBRARY =
  /(?:\bfrom|\bimport|\brequire\s*\()\s*['"](?:aws-sdk-client-mock|aws-sdk-mock|@jest\/globals|vitest|node:test|mocha|sinon)['"/]/;
/** Calls by which tests replace modules and functions. */
const MOCK = /\b(?:jest|vi)\.(?:mock|fn|spyOn|mocked)\b/;

/** Whether a file tests handler code: its clients and events are not real. */
export function isTestCode(text: string, name: string): boolean {
  return TEST_FILE.test(name) || TEST_LIBRARY.test(text) || MOCK.test(text);
}
