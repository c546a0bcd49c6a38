<?cs # Pictures drawn as SVG, each with its numbers in words behind it; include
     after macros.cs and parts/report.cs.
     needs: what overview_view.h gives ?><?cs

# an amount with points where it needs them ?><?cs
def:amount(n, shown) ?><?cs if:shown ?><?cs var:shown ?><?cs else ?><?cs var:n ?><?cs /if ?><?cs /def ?><?cs
def:bar_name(bar) ?><?cs if:bar.band ?><?cs var:Text.overview[bar.band] ?><?cs else ?><?cs call:group_name(bar.word, bar.name) ?><?cs /if ?><?cs /def ?><?cs
def:bar_label(bar) ?><?cs if:bar.band ?><?cs var:Text.overview[bar.band] ?><?cs else ?><?cs call:group_name(bar.word, bar.label) ?><?cs /if ?><?cs /def ?><?cs

def:chart_bar(bar, tone) ?><a href="/<?cs var:bar.link ?>" aria-label="<?cs call:bar_label(bar) ?> <?cs call:amount(bar.n, bar.n_shown) ?>"><svg y="<?cs var:bar.y ?>" width="480" height="40" overflow="visible"><rect class="chart-hit" width="480" height="40"></rect><text y="15"><?cs call:bar_label(bar) ?> </text><rect class="chart-<?cs var:tone ?>" y="21" width="<?cs var:bar.width ?>" height="14"></rect><text class="chart-number" x="<?cs var:bar.after ?>" y="33"><?cs call:amount(bar.n, bar.n_shown) ?></text></svg></a><?cs /def ?><?cs

# id: of the picture on its page; title and what are texts ?><?cs
def:chart_bars(chart, id, title, what, tone) ?><section class="panel chart"><h2 id="<?cs var:id ?>"><?cs var:title ?></h2><?cs
if:subcount(chart.Bars) ?><svg class="chart-picture" role="group" aria-labelledby="<?cs var:id ?>-t <?cs var:id ?>-d" viewBox="0 0 480 <?cs var:chart.height ?>"><title id="<?cs var:id ?>-t"><?cs var:title ?></title><desc id="<?cs var:id ?>-d"><?cs var:what ?></desc><?cs
each:bar = chart.Bars ?><?cs call:chart_bar(bar, tone) ?><?cs /each ?></svg><?cs
if:chart.more ?><p class="muted"><?cs var:Text.overview.only_most ?></p><?cs /if ?>
<?cs call:details_begin(Text.overview.table) ?><table class="chart-table"><caption class="sr"><?cs var:title ?></caption><thead><tr><th scope="col"><?cs var:Text.overview.what ?></th><th scope="col" class="number"><?cs var:Text.overview.number ?></th></tr></thead><tbody><?cs
each:bar = chart.Bars ?><tr><th scope="row"><?cs call:bar_name(bar) ?></th><td class="number"><a href="/<?cs var:bar.link ?>"><?cs call:amount(bar.n, bar.n_shown) ?></a></td></tr><?cs /each ?></tbody></table><?cs call:details_end() ?><?cs
else ?><p class="muted"><?cs var:Text.overview.nothing ?></p><?cs /if ?></section><?cs /def ?><?cs

def:chart_point(point, words) ?><a href="/<?cs var:point.link ?>" aria-label="<?cs var:words ?>, <?cs var:Text.month_name[point.month] ?> <?cs var:Text.period_name.in_year ?> <?cs var:point.year ?>: <?cs call:amount(point.n, point.n_shown) ?>"><circle class="chart-hit" cx="<?cs var:point.x ?>" cy="<?cs var:point.y ?>" r="11"></circle><circle class="chart-point" cx="<?cs var:point.x ?>" cy="<?cs var:point.y ?>" r="4"></circle></a><?cs /def ?><?cs

def:chart_months(chart, id, title, what) ?><section class="panel chart"><h2 id="<?cs var:id ?>"><?cs var:title ?></h2>
<p class="chart-legend"><?cs each:line = chart.Lines ?><span class="chart-key chart-key-<?cs var:line.name ?>"><?cs var:Text.overview[line.name] ?></span> <?cs /each ?></p>
<svg class="chart-picture" role="group" aria-labelledby="<?cs var:id ?>-t <?cs var:id ?>-d" viewBox="0 0 480 <?cs var:chart.height ?>"><title id="<?cs var:id ?>-t"><?cs var:title ?></title><desc id="<?cs var:id ?>-d"><?cs var:what ?></desc><?cs
each:tick = chart.Ticks ?><line class="chart-tick" x1="44" x2="468" y1="<?cs var:tick.y ?>" y2="<?cs var:tick.y ?>"></line><text class="chart-value" text-anchor="end" x="38" y="<?cs var:tick.y ?>" dy="4"><?cs call:amount(tick.value, tick.value_shown) ?></text><?cs /each ?><?cs
each:item = chart.Items ?><?cs if:item.shown ?><text class="chart-month" text-anchor="middle" x="<?cs var:item.x ?>" y="212"><?cs var:item.month ?>/<?cs var:item.year ?></text><?cs /if ?><?cs /each ?><?cs
each:line = chart.Lines ?><g class="chart-<?cs var:line.name ?>"><path d="<?cs var:line.path ?>"></path><?cs each:point = line.Points ?><?cs call:chart_point(point, Text.overview[line.name]) ?><?cs /each ?></g><?cs /each ?></svg>
<?cs call:details_begin(Text.overview.table) ?><table class="chart-table"><caption class="sr"><?cs var:title ?></caption><thead><tr><th scope="col"><?cs var:Text.period_kind.month ?></th><th scope="col" class="number"><?cs var:Text.overview.done_in_time ?></th><th scope="col" class="number"><?cs var:Text.overview.done_late ?></th><th scope="col" class="number"><?cs var:Text.overview.rate ?></th></tr></thead><tbody><?cs
each:item = chart.Items ?><tr><th scope="row"><?cs var:item.month ?>/<?cs var:item.year ?></th><td class="number"><a href="/<?cs var:item.in_time_link ?>"><?cs call:amount(item.in_time, item.in_time_shown) ?></a></td><td class="number"><a href="/<?cs var:item.late_link ?>"><?cs call:amount(item.late, item.late_shown) ?></a></td><td class="number"><?cs if:item.rate_of ?><?cs var:item.rate ?> <small class="muted"><?cs var:item.rate_of ?></small><?cs else ?>–<?cs /if ?></td></tr><?cs /each ?></tbody></table><?cs call:details_end() ?></section><?cs /def ?>
