import '@kpi-elements/widgets/kpi-scope';
