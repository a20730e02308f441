(******************************************************************************)
(*  MarkovDistillation: undoing a chain one level at a time                    *)
(*                                                                            *)
(*  splice, law_splice : exchanging the futures of two histories that meet at   *)
(*                       level j does not change the product of their laws      *)
(*  markov             : P(A,y,C) P(y) = P(A,y) P(y,C), A past and C future      *)
(*  cond_step          : P(A|C) = sum_y P(A|y) P(y|C), as in (18)               *)
(*  theorem_2, corollary_2 : the claims, for chains of any length              *)
(*  Meaning: P(y=0) may happen; then M, p0 >= 0 make all its terms 0.           *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From DeepCheap Require Import Statements.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Chain.

Variables (F : numFieldType) (n : nat) (Y : nat -> finType).
Variables (p0 : Y 0%N -> F) (M : forall i, Y i -> Y i.+1 -> F).
Hypothesis nonneg : chain p0 M.

Notation history := (history n Y).
Notation law := (@law F n Y p0 M).
Notation prob := (@prob F n Y p0 M).
Notation cond := (@cond F n Y p0 M).
Notation posterior := (@posterior F n Y p0 M).
Notation posterior_of := (@posterior_of F n Y p0 M).
Notation possible := (@possible F n Y p0 M).
Notation sufficient := (@sufficient F n Y p0 M).
Notation minimal := (@minimal F n Y p0 M).

(* ------------------------------------------------------------------------- *)
(*  Probabilities                                                             *)
(* ------------------------------------------------------------------------- *)

Lemma law_ge0 h : 0 <= law h.
Proof. by rewrite mulr_ge0 ?(proj1 nonneg) ?prodr_ge0 // => i _; apply: (proj2 nonneg). Qed.

Lemma eq_prob (E E' : pred history) : E =1 E' -> prob E = prob E'.
Proof. by move=> eqE; apply: eq_bigl. Qed.

Lemma prob_eq0 (E E' : pred history) :
  (forall h, E h -> E' h) -> prob E' = 0 -> prob E = 0.
Proof.
move=> sub /eqP; rewrite psumr_eq0 => [/allP zero|h _]; last exact: law_ge0.
by apply: big1 => h /sub Eh; apply/eqP; apply: implyP (zero h (mem_index_enum h)) Eh.
Qed.

Lemma condK (E C : pred history) : prob (fun h => E h && C h) = cond E C * prob C.
Proof.
have [C0|nz] := eqVneq (prob C) 0; last by rewrite divfK.
by rewrite C0 mulr0; apply: (prob_eq0 _ C0) => h /andP[].
Qed.

(* ------------------------------------------------------------------------- *)
(*  Past and future of a level                                                *)
(* ------------------------------------------------------------------------- *)

Section Level.

Variable j : 'I_n.+1.

(* The past of h, up to level j, and the future of h'. *)
Definition splice (h h' : history) : history :=
  [ffun i : 'I_n.+1 => if (i <= j)%N then h i else h' i].

Lemma splice_past (h h' : history) (i : 'I_n.+1) : (i <= j)%N -> splice h h' i = h i.
Proof. by move=> le_ij; rewrite ffunE le_ij. Qed.

Lemma splice_future (h h' : history) (i : 'I_n.+1) : h j = h' j -> (j <= i)%N -> splice h h' i = h' i.
Proof.
move=> eq_j le_ji; rewrite ffunE; case: leqP => // le_ij.
by have -> : i = j by apply/val_inj/eqP; rewrite eqn_leq le_ij.
Qed.

Definition swap (p : history * history) := (splice p.1 p.2, splice p.2 p.1).

Lemma swapK : involutive swap.
Proof.
by case=> h h'; congr (_, _); apply/ffunP => i; rewrite !ffunE; case: leqP.
Qed.

Lemma law_splice (h h' : history) : h j = h' j ->
  law (splice h h') * law (splice h' h) = law h * law h'.
Proof.
move=> eq_j; rewrite /Statements.law !splice_past // mulrACA [RHS]mulrACA; congr (_ * _).
rewrite -!big_split; apply: eq_bigr => i _ /=; set k := widen_ord _ i; set l := @lift n.+1 ord0 i.
have [lt_ij|le_ji] := ltnP i j; first by rewrite !splice_past // ltnW.
by rewrite !(@splice_future _ _ l) ?(leqW le_ji) // !(@splice_future _ _ k) // mulrC.
Qed.

Definition past (E : pred history) := forall h h', E (splice h h') = E h.
Definition future (E : pred history) :=
  forall h h' : history, h j = h' j -> E (splice h h') = E h'.

Lemma past_level (i : 'I_n.+1) (x : Y i) : (i <= j)%N -> past (at_level x).
Proof. by move=> le_ij h h'; rewrite /at_level splice_past. Qed.

Lemma future_level (i : 'I_n.+1) (x : Y i) : (j <= i)%N -> future (at_level x).
Proof. by move=> le_ji h h' eq_j; rewrite /at_level splice_future. Qed.

Lemma future_end (C : pred (Y n)) : future (at_end C).
Proof. by move=> h h' eq_j; rewrite /at_end splice_future // -ltnS. Qed.

Variables (A C : pred history) (past_A : past A) (future_C : future C).

Lemma markov (y : Y j) :
  prob (fun h => A h && (at_level y h && C h)) * prob (at_level y) =
  prob (fun h => A h && at_level y h) * prob (fun h => at_level y h && C h).
Proof.
rewrite /Statements.prob !big_distrlr !pair_big /= (reindex_inj (inv_inj swapK)) /=.
apply: eq_big => [[h h']|[h h']] /=.
  rewrite past_A /at_level !splice_past //.
  case: (h j =P y) => [eq_y|_]; case: (h' j =P y) => [eq_y'|_]; rewrite ?andbF //.
  by rewrite future_C ?eq_y ?eq_y' // !andbT.
case/andP=> /and3P[_ /eqP]; rewrite splice_past // => eq_y _ /eqP.
by rewrite splice_past // => eq_y'; apply: law_splice; rewrite eq_y.
Qed.

Lemma prob_past (y : Y j) :
  prob (fun h => A h && (at_level y h && C h)) =
  cond A (at_level y) * prob (fun h => at_level y h && C h).
Proof.
have [y0|nz] := eqVneq (prob (at_level y)) 0.
  by rewrite !(prob_eq0 _ y0) ?mulr0 // => h /andP[] // _ /andP[].
by rewrite mulrAC -markov mulfK.
Qed.

Lemma cond_step : cond A C = \sum_(y : Y j) cond A (at_level y) * cond (at_level y) C.
Proof.
transitivity (\sum_(y : Y j) prob (fun h => A h && (at_level y h && C h)) / prob C).
  rewrite -mulr_suml /Statements.cond {1}/Statements.prob; congr (_ / _).
  rewrite (partition_big (fun h : history => h j) xpredT) //=.
  by apply: eq_bigr => y _; apply: eq_bigl => h; rewrite /at_level andbAC andbA.
by apply: eq_bigr => y _; rewrite prob_past mulrA.
Qed.

End Level.

(* Sufficiency is handed down: (18) for y_n alone and for what T tells of it. *)
Lemma sufficient_below (j k : 'I_n.+1) (V : eqType) (T : Y n -> V) :
  (j <= k)%N -> sufficient k T -> sufficient j T.
Proof.
move=> le_jk suff z pos_z x; have past_x := past_level x le_jk.
rewrite [LHS](cond_step past_x (future_end (j := k) _)).
rewrite [RHS](cond_step past_x (future_end (j := k) _)).
by apply: eq_bigr => y _; congr (_ * _); apply: suff.
Qed.

(* ------------------------------------------------------------------------- *)
(*  Minimal statistics                                                        *)
(* ------------------------------------------------------------------------- *)

Section Minimal.

Variable i : 'I_n.+1.

Definition best (z : Y n) : {ffun Y i -> F} := [ffun y => posterior z y].

Lemma prob_end (E : pred history) (C : pred (Y n)) :
  prob (fun h => E h && at_end C h) =
  \sum_(z | C z) prob (fun h => E h && at_end (pred1 z) h).
Proof.
rewrite {1}/Statements.prob (partition_big (fun h : history => h ord_max) C) /=; last first.
  by move=> h /andP[].
apply: eq_bigr => z Cz; apply: eq_bigl => h; rewrite /at_end /=.
by have [->|] := (h ord_max : Y n) =P z; rewrite ?Cz ?andbT ?andbF.
Qed.

Lemma best_sufficient : sufficient i best.
Proof.
move=> z pos_z y; set C := fun z' => best z' == best z.
have C_neq0 : prob (at_end C) != 0.
  apply/eqP => C0; apply: pos_z; apply: (prob_eq0 _ C0) => h /eqP eq_z.
  by rewrite /at_end /C -eq_z eqxx.
apply: (mulIf C_neq0); rewrite -condK prob_end.
rewrite (_ : prob (at_end C) = \sum_(z' | C z') prob (at_end (pred1 z'))); last first.
  exact: (prob_end xpredT).
rewrite mulr_sumr; apply: eq_bigr => z' /eqP/ffunP/(_ y).
by rewrite !ffunE condK => <-.
Qed.

Lemma best_minimal : minimal i best.
Proof.
split=> [|V T suff]; first exact: best_sufficient.
exists (fun t => [ffun y => posterior_of T t y]) => z pos_z.
by apply/ffunP => y; rewrite !ffunE; apply: suff.
Qed.

Lemma minimal_same (V : eqType) (T : Y n -> V) z z' :
  minimal i T -> possible z -> possible z' ->
  (T z = T z' <-> forall y : Y i, posterior z y = posterior z' y).
Proof.
move=> [suff min] pos_z pos_z'; split=> [eq_T y|eq_p]; first by rewrite !suff // eq_T.
have [f Tf] := min _ _ best_sufficient; rewrite !Tf //; congr (f _).
by apply/ffunP => y; rewrite !ffunE.
Qed.

End Minimal.

Lemma undo (j k : 'I_n.+1) (V V' : eqType) (T : Y n -> V) (T' : Y n -> V') :
  (j <= k)%N -> minimal j T -> minimal k T' ->
  exists f : V' -> V, forall z, possible z -> T z = f (T' z).
Proof. by move=> le_jk [_ min] [suff' _]; apply: min; apply: sufficient_below suff'. Qed.

End Chain.

(* ------------------------------------------------------------------------- *)
(*  The claims                                                                *)
(* ------------------------------------------------------------------------- *)

Theorem backward_markov : Statements.backward_markov.
Proof.
move=> F n Y p0 M i j l x y z nonneg /andP[le_ij le_jl] /eqP nz.
rewrite {1}/cond (prob_past nonneg (past_level x le_ij) (future_level z le_jl)).
by rewrite mulfK.
Qed.

Theorem posterior_step : Statements.posterior_step.
Proof.
move=> F n Y p0 M i x z nonneg.
apply: (cond_step nonneg (j := lift ord0 i)); last exact: future_end.
exact/past_level/leqnSn.
Qed.

Theorem theorem_2 : Statements.theorem_2.
Proof.
move=> F n Y p0 M i V V' T T' nonneg; apply: undo => //.
exact: leqnSn.
Qed.

Theorem minimal_exists : Statements.minimal_exists.
Proof. by move=> F n Y p0 M i nonneg; apply: best_minimal. Qed.

Theorem minimal_partition : Statements.minimal_partition.
Proof. by move=> F n Y p0 M i V T z z' nonneg; apply: minimal_same. Qed.

Section Corollary.

Variables (F : numFieldType) (n : nat) (Y : nat -> finType).
Variables (p0 : Y 0%N -> F) (M : forall i, Y i -> Y i.+1 -> F).
Variables (V : nat -> eqType) (T : forall i, Y n.+1 -> V i) (z0 : Y n.+1).
Hypothesis nonneg : chain p0 M.
Hypothesis minimal_T : forall i : 'I_n.+1, minimal p0 M (widen_ord (leqnSn n.+1) i) (T i).
Arguments T : clear implicits.

(* f_i v is T_i at any possible data where T_(i+1) is v. *)
Definition undone i (v : V i.+1) : V i :=
  T i (odflt z0 [pick z | (prob p0 M (at_end (pred1 z)) != 0) && (T i.+1 z == v)]).

Lemma undoneE i z : (i < n)%N -> possible p0 M z -> T i z = undone (T i.+1 z).
Proof.
move=> lt_in pos_z; rewrite /undone; case: pickP => [z1|/(_ z)]; last first.
  by rewrite eqxx andbT (introN eqP pos_z).
case/andP=> /eqP pos_z1 /eqP eq_T /=.
have min_i := minimal_T (Ordinal (ltnW lt_in : (i < n.+1)%N)).
have min_i1 := minimal_T (Ordinal (lt_in : (i.+1 < n.+1)%N)).
have [|f Tf] := undo nonneg _ min_i min_i1; first exact: leqnSn.
by rewrite (Tf _ pos_z) (Tf _ pos_z1) eq_T.
Qed.

Lemma distil_undone d z : (d <= n)%N -> possible p0 M z -> T 0%N z = distil undone (T d z).
Proof.
move=> + pos_z; elim: d => // d IHd lt_dn.
by rewrite /= -undoneE // IHd // ltnW.
Qed.

End Corollary.

Theorem corollary_2 : Statements.corollary_2.
Proof.
move=> F n Y p0 M V T z0 nonneg minimal_T; exists (undone p0 M T z0).
split=> [i z|z y pos_z]; first exact: undoneE.
rewrite -(distil_undone z0 nonneg minimal_T (leqnn n) pos_z).
have [suff _] := minimal_T ord0; move: suff.
have -> : widen_ord (leqnSn n.+1) ord0 = ord0 by apply: val_inj.
by move=> suff; apply: suff.
Qed.
