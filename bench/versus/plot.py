"""A bar chart as SVG that reads in light and in dark."""
import html
import math

STYLE = ('text{font:13px system-ui,sans-serif;fill:#222}.t{font-weight:600;font-size:15px}.n{font-size:11px;fill:#555}'
         'rect{fill:#9aa7b4}.own{fill:#1f6feb}line{stroke:#ddd}'
         '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.n{fill:#9aa7b4}rect{fill:#5b6875}.own{fill:#58a6ff}line{stroke:#30363d}}')


def bars(values, title, note, own):
    """SVG text: a bar for each of {label: value > 0}, longest first, on a logarithmic scale."""
    left, width, row, top = 150, 470, 26, 52
    low = 10 ** math.floor(math.log10(min(values.values())))
    decades = max(1, math.ceil(math.log10(max(values.values()) / low)))
    height = top + row * len(values) + 40

    def x(value):
        return left + width * math.log10(value / low) / decades

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" role="img" aria-label="{html.escape(title)}">',
           f'<style>{STYLE}</style>', f'<text class="t" x="10" y="22">{html.escape(title)}</text>']
    for power in range(decades + 1):
        value = low * 10 ** power
        out.append(f'<line x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{top - 8}" y2="{height - 34}"/>'
                   f'<text class="n" x="{x(value):.1f}" y="{top - 12}" text-anchor="middle">{value:g}</text>')
    for i, (label, value) in enumerate(sorted(values.items(), key=lambda pair: -pair[1])):
        y = top + row * i
        kind = ' class="own"' if label == own else ''
        out.append(f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{html.escape(label)}</text>'
                   f'<rect{kind} x="{left}" y="{y + 2}" width="{max(2, x(value) - left):.1f}" height="18" rx="2"/>'
                   f'<text x="{x(value) + 6:.1f}" y="{y + 15}">{value:,.3g}</text>')
    out.append(f'<text class="n" x="10" y="{height - 12}">{html.escape(note)}</text></svg>\n')
    return '\n'.join(out)
