// How figures are written, on the terminal and on the page.

const number = (value) => {
  if (!Number.isInteger(value) && Math.abs(value) < 10) return value.toFixed(2);
  return Math.round(value).toLocaleString('en-US');
};

/** A text as it is, a number, or a sample as its median with the lowest and the highest that was measured. */
export function cell(value) {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  return `${number(value.median)} (${number(value.low)}–${number(value.high)})`;
}
