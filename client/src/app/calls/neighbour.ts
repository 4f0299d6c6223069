/** Where a tile lies on the page. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

/** The index that a key moves to among tiles laid out so; the same index where there is no way. */
export function neighbour(places: readonly Place[], index: number, key: string): number {
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return places.length - 1;
    case 'ArrowRight':
      return Math.min(index + 1, places.length - 1);
    case 'ArrowLeft':
      return Math.max(index - 1, 0);
    case 'ArrowDown':
      return nearestInRow(places, index, 1);
    case 'ArrowUp':
      return nearestInRow(places, index, -1);
    default:
      return index;
  }
}

/** Rows may start anywhere, because each group has rows of its own. */
function nearestInRow(places: readonly Place[], index: number, direction: 1 | -1): number {
  const from = places[index];
  if (!from) return index;
  const beyond = places.filter(({ top }) => (top - from.top) * direction > 0);
  const row = direction === 1 ? Math.min(...beyond.map(top)) : Math.max(...beyond.map(top));
  const nearest = beyond
    .filter((place) => place.top === row)
    .sort((a, b) => Math.abs(a.left - from.left) - Math.abs(b.left - from.left))[0];
  return nearest ? places.indexOf(nearest) : index;
}

function top(place: Place): number {
  return place.top;
}
