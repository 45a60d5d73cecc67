/** The object that Stryker's instrumented code reads and writes. Hits are counted per `currentTestId`. */
export const stryker = (globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } });

export const textOf = (error) => String(error?.stack ?? error);
