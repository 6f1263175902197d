/** How much of a circle a dial is, in degrees. The gap of a radial one is at the bottom. */
export const sweeps = { radial: 270, half: 180 } as const;

/** The shape of a dial. */
export type Dial = keyof typeof sweeps;

/** The view box that a dial is drawn in, with its centre at 50, 50. */
export const dialBox: Readonly<Record<Dial, string>> = { radial: '0 0 100 86', half: '0 0 100 51' };

/** The path of a dial from its low end to its high end. */
export function dialPath(dial: Dial, radius: number): string {
  const half = (sweeps[dial] / 360) * Math.PI;
  const x = round(radius * Math.sin(half));
  const y = round(50 - radius * Math.cos(half));
  return `M${50 - x} ${y}A${radius} ${radius} 0 ${sweeps[dial] > 180 ? 1 : 0} 1 ${50 + x} ${y}`;
}

/** Turns a mark that stands at twelve o'clock to a share of the dial, 0 to 100. */
export function turnTo(dial: Dial, share: number): string {
  return `rotate(${round((share / 100 - 0.5) * sweeps[dial])} 50 50)`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
