const PATHS = {
  brand: 'M5 3v14h10M11 5.5 16 8.5 11 11.5z',
  plus: 'M10 4v12M4 10h12',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4',
  moon: 'M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3',
  contrast: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 3v14M13 4v12M15.5 6v8',
  back: 'M12 4 6 10l6 6',
  fold: 'M7.5 5l5 5-5 5',
  unfold: 'M5 7.5l5 5 5-5',
  redrive: 'M15.5 8.5A6 6 0 1 0 16 12M16 4v4.5h-4.5',
  out: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  zoomIn: 'M10 5v10M5 10h10',
  zoomOut: 'M5 10h10',
  fit: 'M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4h-4',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M12.7 12.7 17 17',
  close: 'M5 5l10 10M15 5 5 15',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: what it stands beside says it in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
