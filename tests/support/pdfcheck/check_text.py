#!/usr/bin/env python3
"""Text-extraction fidelity of a PDF against its source text.

  check_text.py --source SRC.txt FILE.pdf [options]

Runs pdftotext, compares its output with the source after a *light* normalisation, prints one line per
rule and the differences by class.
Exit status: 0 all rules pass, 1 a rule failed, 2 could not run.

Normalisation (both sides): NFC (canonical order of marks; NFKC is NOT applied, so presentation
forms count as errors), bidi controls / BOM / soft hyphen removed, any white space run -> one space.
Tatweel (U+0640): when the source has none, every extracted tatweel is counted under rule
`tatweel` (fail) and stripped before the similarity is computed; when the source has some it is kept.

Source: UTF-8; lines starting with "#!" are directives:  #!furniture REGEX  (removed from extracted
text, one match per line, e.g. running heads and folios).
"""
import sys, os, re, argparse, subprocess, unicodedata
from difflib import SequenceMatcher
BIDI = dict.fromkeys([0x200e, 0x200f, 0x061c, 0xfeff, 0x00ad] + list(range(0x202a, 0x202f)) + list(range(0x2066, 0x206a)))
TAT = '\u0640'
ARA = re.compile('[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]')
PRES = re.compile('[\ufb50-\ufdfb\ufdfe-\ufdff\ufe70-\ufefc]')
BAD = re.compile('[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]')
MARK = re.compile('[\u064b-\u065f\u0670\u06d6-\u06ed]')
MIRROR = str.maketrans('()[]{}<>«»﴾﴿‹›', ')(][}{><»«﴿﴾›‹')


def run(cmd, **kw):
    p = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **kw)
    if p.returncode != 0:
        raise RuntimeError('%s: rc %d %s' % (cmd[0], p.returncode, p.stderr.decode('utf-8', 'replace')[:200]))
    return p.stdout.decode('utf-8', 'replace')


EXTRACTORS = {
    'pdftotext': lambda f: run(['pdftotext', '-enc', 'UTF-8', f, '-']),
}
DEFAULT = 'pdftotext'
FLOOR = {'pdftotext': (0.999, 0.999)}


def resolve_poppler(s):
    """poppler writes an RTL line as RLE ... LRE x PDF ... PDF, where x is everything up to the next right-to-left
    letter in *visual* order, punctuation and spaces included (TextOutputDev.cc reorderText).  Shown with its controls
    that is right; with the controls stripped it is not.  Put the neutrals at both ends of x back in logical order."""
    def fix(m):
        x = m.group(1)
        k = 0
        while k < len(x) and unicodedata.bidirectional(x[k]) not in ('L', 'EN', 'AN', 'R', 'AL'): k += 1
        e = len(x)
        while e > k and unicodedata.bidirectional(x[e - 1]) not in ('L', 'EN', 'AN', 'R', 'AL'): e -= 1
        core = x[k:e]
        if not any(unicodedata.bidirectional(c) == 'L' for c in core):      # numbers only: spaces between them separate RTL items
            core = ''.join(t[::-1] if t.isspace() else t for t in reversed(re.split(r'(\s+)', core)))
        return x[e:][::-1] + core + x[:k][::-1]
    out = []
    for line in s.split('\n'):
        if '\u202b' in line and line.lstrip('\f')[:1] == '\u202b': line = re.sub('\u202a([^\u202a-\u202c]*)\u202c', fix, line)
        out.append(line)
    return '\n'.join(out)


def norm(s):
    s = unicodedata.normalize('NFC', s.translate(BIDI))
    return re.sub(r'\s+', ' ', s.replace('\u00a0', ' ')).strip()


def lev(a, b):
    """Levenshtein distance, Hyyro's bit-parallel form (Python integers as bit vectors)"""
    if a == b: return 0
    if not a or not b: return len(a) + len(b)
    m, peq = len(a), {}
    for i, x in enumerate(a): peq[x] = peq.get(x, 0) | 1 << i
    mask, last = (1 << m) - 1, 1 << (m - 1)
    pv, mv, score = mask, 0, m
    for y in b:
        eq = peq.get(y, 0)
        xv = eq | mv
        xh = (((eq & pv) + pv) ^ pv) | eq
        ph, mh = mv | ~(xh | pv) & mask, pv & xh
        if ph & last: score += 1
        if mh & last: score -= 1
        ph = (ph << 1 | 1) & mask
        mh = mh << 1 & mask
        pv, mv = mh | ~(xv | ph) & mask, ph & xv
    return score


def classify(s, e):
    """s source hunk, e extracted hunk (words joined by a space) -> class of difference"""
    if not e: return 'missing'
    if not s: return 'extra'
    if BAD.search(e): return 'unmapped-char'
    if PRES.search(e): return 'presentation-form'
    s0, e0 = s.replace(' ', ''), e.replace(' ', '')
    if s0 == e0: return 'space-split' if e.count(' ') > s.count(' ') else 'space-lost'
    if s0.replace(TAT, '') == e0.replace(TAT, ''): return 'tatweel'
    if MARK.sub('', s0) == MARK.sub('', e0): return 'mark-order' if sorted(s0) == sorted(e0) else 'mark-lost'
    if s0.translate(MIRROR) == e0 or sorted(s0.translate(MIRROR)) == sorted(e0) and sorted(s0) != sorted(e0): return 'mirrored-bracket'
    if s0 == e0[::-1]: return 'reversed'
    if sorted(s0) == sorted(e0):
        if sorted(s.split()) == sorted(e.split()): return 'word-order'
        if re.sub('ال', 'لا', s0) == re.sub('ال', 'لا', e0): return 'lam-alef-swap'
        if not ARA.search(s0): return 'ltr-run-order'
        return 'char-order'
    return 'other'


def compare(src, ext):
    a, b = src.split(' '), ext.split(' ')
    sm = SequenceMatcher(None, a, b, autojunk=False)
    same, hunks = 0, []
    for op, i1, i2, j1, j2 in sm.get_opcodes():
        if op == 'equal':
            same += i2 - i1
            continue
        s, e = ' '.join(a[i1:i2]), ' '.join(b[j1:j2])
        hunks.append((classify(s, e), s, e, i1))
    bag = 0
    left = {}
    for w in b: left[w] = left.get(w, 0) + 1
    for w in a:
        if left.get(w, 0) > 0:
            left[w] -= 1; bag += 1
    return dict(words=len(a), same=same, bag=bag, charsim=1 - lev(src, ext) / max(1, len(src), len(ext)), hunks=hunks)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    ap.add_argument('pdf'); ap.add_argument('--source', required=True)
    ap.add_argument('--extractors', default=DEFAULT, help='comma list of: ' + ','.join(EXTRACTORS))
    ap.add_argument('--require', default='', help='extractors whose absence is a failure')
    ap.add_argument('--min-words', type=float, help='in-order exact words / source words, for every extractor (default: per extractor)')
    ap.add_argument('--min-chars', type=float)
    ap.add_argument('--min-bag', type=float, default=None, help='order-insensitive word recall')
    ap.add_argument('--examples', type=int, default=6); ap.add_argument('--tsv', action='store_true')
    ap.add_argument('--furniture', action='append', default=[], help='regex removed from extracted lines')
    ap.add_argument('--strip-controls', action='store_true', help='judge pdftotext with its bidi controls merely stripped')
    ap.add_argument('--dump', help='directory for the raw extractions')
    o = ap.parse_args()
    furn, lines = list(o.furniture), []
    for l in open(o.source, encoding='utf-8-sig').read().split('\n'):
        (furn.append(l[12:].strip()) if l.startswith('#!furniture ') else lines.append(l))
    src = norm('\n'.join(lines))
    if not src: print('ERROR empty source'); return 2
    bad = 0; ran = 0
    for name in o.extractors.split(','):
        try:
            raw = EXTRACTORS[name](o.pdf)
        except (FileNotFoundError, RuntimeError, KeyError) as ex:
            st = 'FAIL' if name in o.require.split(',') else 'SKIP'
            bad += st == 'FAIL'
            if not o.tsv: print('%s text.%s.run  %s' % (st, name, ex))
            continue
        ran += 1
        if o.dump:
            os.makedirs(o.dump, exist_ok=True)
            open(os.path.join(o.dump, os.path.basename(o.pdf) + '.' + name + '.txt'), 'w', encoding='utf-8').write(raw)
        raw2 = resolve_poppler(raw) if name.startswith('pdftotext') and not o.strip_controls else raw
        for r in furn:
            raw2 = re.sub('(?m)^[ \u200e\u200f\u202a-\u202e\u2066-\u2069\f]*(?:' + r + ')[ \r\f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$', '', raw2)
        ext = norm(raw2)
        extra_tat = ext.count(TAT) - src.count(TAT)
        if TAT not in src: ext = ext.replace(TAT, '')
        r = compare(src, ext)
        wa, ba = r['same'] / r['words'], r['bag'] / r['words']
        cls = {}
        for h in r['hunks']: cls.setdefault(h[0], []).append(h)
        pres, unm = len(PRES.findall(ext)) - len(PRES.findall(src)), len(BAD.findall(ext)) - len(BAD.findall(src))
        if o.tsv:
            print('\t'.join([os.path.basename(o.pdf), name, '%.4f' % wa, '%.4f' % r['charsim'], '%.4f' % ba, str(max(0, extra_tat)), str(max(0, pres)), str(max(0, unm)),
                             ' '.join('%s:%d' % (k, len(v)) for k, v in sorted(cls.items(), key=lambda x: -len(x[1])))]))
            continue
        info = name not in FLOOR and o.min_words is None and o.min_chars is None and name not in o.require.split(',')
        mw, mc = FLOOR.get(name, (0.999, 0.999))
        mw, mc = o.min_words if o.min_words is not None else mw, o.min_chars if o.min_chars is not None else mc
        def rule(rid, ok, msg):
            nonlocal bad
            bad += not ok and not info
            print('%s text.%s.%s  %s' % ('PASS' if ok else 'INFO' if info else 'FAIL', name, rid, msg))
        rule('words', wa >= mw, '%.4f exact words in order (%d of %d; order-insensitive %.4f)' % (wa, r['same'], r['words'], ba))
        rule('chars', r['charsim'] >= mc, '%.4f character similarity' % r['charsim'])
        if o.min_bag is not None: rule('bag', ba >= o.min_bag, '%.4f' % ba)
        rule('tatweel', extra_tat <= 0, '%d tatweel not in the source' % max(0, extra_tat))
        rule('presentation', pres <= 0, '%d Arabic presentation forms not in the source' % max(0, pres))
        rule('unmapped', unm <= 0, '%d U+FFFD / private-use / control characters' % max(0, unm))
        for k, v in sorted(cls.items(), key=lambda x: -len(x[1])):
            print('     diff %-18s %d' % (k, len(v)))
            for _, s, e, _i in v[:o.examples]:
                print('          source «%s»  got «%s»' % (s[:90], e[:90]))
    if not ran: print('ERROR no extractor ran'); return 2
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
