const FIRST = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];
const CITIES = ['Berlin', 'Lyon', 'Madrid', 'Oslo', 'Prague', 'Riga', 'Turin', 'Vienna'];

/** An export of an ad account, the same on every run: about 56 bytes a row. */
export function adFile(rows: number): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(64 * rows + 1024);
  let length = encoder.encodeInto('Day,Channel,Campaign,Impressions,Clicks,Spend\n', bytes).written;
  let seed = 1;
  for (let row = 0; row < rows; row++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const day = new Date(FIRST + DAY * (seed % 730)).toISOString().slice(0, 10);
    const campaign = `Spring sale ${CITIES[(seed >>> 13) % 8]} ${(seed >>> 16) % 500}`;
    const impressions = (seed >>> 7) % 100_000;
    const spend = ((seed >>> 3) % 1_000_000) / 100;
    const line = `${day},${CHANNELS[(seed >>> 9) % 8]},${campaign},${impressions},${(seed >>> 11) % 5000},${spend.toFixed(2)}\n`;
    length += encoder.encodeInto(line, bytes.subarray(length)).written;
  }
  return bytes.slice(0, length);
}
