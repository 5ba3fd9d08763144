import { Icon } from '../shell/icon.tsx';
import type { IconName } from '../shell/icon.tsx';
import { MOST_ZOOM } from './use-zoom.ts';
import type { Zoom } from './use-zoom.ts';

export function ZoomButtons({ zoom: { level, change } }: { readonly zoom: Zoom }) {
  const buttons: readonly { name: string; icon: IconName; to: number; isOff: boolean }[] = [
    { name: 'Zoom out', icon: 'zoomOut', to: level / 2, isOff: level <= 1 },
    { name: 'Zoom in', icon: 'zoomIn', to: level * 2, isOff: level >= MOST_ZOOM },
    { name: 'Show all', icon: 'fit', to: 1, isOff: level === 1 },
  ];
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      {buttons.map(({ name, icon, to, isOff }) => (
        <button
          key={name}
          type="button"
          class="button icon-only"
          aria-label={name}
          title={name}
          // Not `disabled`: that would take the focus away from who presses it.
          aria-disabled={isOff}
          onClick={() => !isOff && change(to)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
