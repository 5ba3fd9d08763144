interface BarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  readonly tone?: 'accent' | 'warn' | 'bad';
}

export function Bar({ label, share, tone = 'accent' }: BarProps) {
  const bounded = Math.min(1, Math.max(0, share));
  return (
    <div
      class={`bar is-${tone}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(bounded * 100)}
    >
      <span style={{ transform: `scaleX(${bounded})` }} />
    </div>
  );
}
