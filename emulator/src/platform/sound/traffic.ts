/** How a browser's sound arrived. */
export interface Arrivals {
  /** Packets that came, and those that were sent and never came. */
  readonly received: number;
  readonly lost: number;
  /** The least and the most that the running jitter of RFC 3550 came to, in milliseconds, once it had settled. */
  readonly jitter?: { readonly least: number; readonly most: number };
}

/** What passed between the platform and one leg's browser, over all connections it has had. */
export interface Traffic extends Arrivals {
  /** From the browser and to it: packets of sound with their headers, and the reports on them. */
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export const noTraffic: Traffic = { received: 0, lost: 0, bytesIn: 0, bytesOut: 0 };

export function addTraffic(one: Traffic, other: Traffic): Traffic {
  return {
    ...addArrivals(one, other),
    bytesIn: one.bytesIn + other.bytesIn,
    bytesOut: one.bytesOut + other.bytesOut,
  };
}

export function addArrivals(one: Arrivals, other: Arrivals): Arrivals {
  const jitters = [one, other].flatMap(({ jitter }) => jitter ?? []);
  const least = Math.min(...jitters.map((each) => each.least));
  const most = Math.max(...jitters.map((each) => each.most));
  return {
    received: one.received + other.received,
    lost: one.lost + other.lost,
    ...(jitters.length > 0 && { jitter: { least, most } }),
  };
}
